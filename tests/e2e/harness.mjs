// What every journey stands on: a shop that `souk serve` serves, or its files as a static host serves them, and a real
// Chromium. `cargo xtask e2e [WORD]` sets SOUK_BIN, SOUK_SITE, SOUK_SEARCH and CHROMIUM and runs the journeys.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../..');
/** The demo shop's folder. */
export const site = process.env.SOUK_SITE ?? path.join(root, 'target/e2e/site');
/** The command. */
export const tool = process.env.SOUK_BIN ?? path.join(root, 'target/debug/souk');

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
/** How many times slower than this machine the browser runs pages, to find journeys that only pass on a fast one. Beside it no page
 * knows that it is offline. */
const SLOWNESS = Number(process.env.SOUK_SLOWNESS ?? 1);
/** Locale that a browser in each of the shop's languages would have. */
export const LOCALES = { en: 'en-GB', th: 'th-TH', ar: 'ar-AE' };

/** Path of a browser that starts. */
function browserPath() {
  const starts = (name) => {
    try {
      return /Chrom/.test(execFileSync(name, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
    } catch {
      return false;
    }
  };
  const name = [process.env.CHROMIUM, ...BROWSERS].filter(Boolean).find(starts);
  assert(name, 'no Chromium was found: run `cargo xtask setup`, or set CHROMIUM to the path of a browser');
  return path.isAbsolute(name) ? name : execFileSync('which', [name]).toString().trim();
}

/** A browser without a shop. */
export const launch = () => chromium.launch({ executablePath: browserPath(), args: SWITCHES });

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts `souk serve` on a free port with a database of its own.
 * @param {{ folder?: string, port?: number, extra?: string[] }} options
 */
export async function serve({ folder = site, port, extra = [] } = {}) {
  assert(existsSync(tool) && existsSync(folder), 'there is no demo shop yet: run `cargo xtask e2e`');
  const used = port ?? (await freePort());
  const kept = await mkdtemp(path.join(tmpdir(), 'souk-e2e-'));
  const database = path.join(kept, 'shop.db');
  const child = spawn(tool, ['serve', folder, '--port', String(used), '--db', database, ...extra], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const origin = `http://127.0.0.1:${used}`;
  for (let tries = 0; !(await fetch(origin).then((answer) => answer.ok, () => false)); tries += 1) {
    assert(child.exitCode === null && tries < 200, `souk serve did not start:\n${said}`);
    await pause(50);
  }
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGINT');
      await new Promise((resolve) => child.once('exit', resolve));
    }
    await rm(kept, { recursive: true, force: true });
  };
  return { origin, database, stop, log: () => said };
}

/**
 * Starts a browser for a shop.
 * @param {{ origin: string, stop: () => Promise<void> }} server what `serve` or `serveFiles` returned
 */
export async function browse(server) {
  const browser = await launch();

  /**
   * Opens an address as somebody new, waits until the program runs, and hands the page over. Whatever a journey does,
   * it must not break the content security policy or leave an uncaught error behind.
   * @param {string} address path, such as `/en`
   * @param {(page: import('playwright-core').Page, faults: string[]) => Promise<void>} journey
   * @param {{ language?: string, waits?: boolean, mayFail?: boolean, prepare?: (page) => Promise<void> }} options besides those of Playwright's contexts;
   *   `waits: false` leaves out waiting for the program, `mayFail` keeps faults for the journey to judge, `prepare`
   *   is called before the address is opened
   */
  async function visit(address, journey, { language = 'en', waits = true, mayFail = false, prepare, ...options } = {}) {
    const context = await browser.newContext({ baseURL: server.origin, locale: LOCALES[language], ...options });
    const faults = [];
    await context.exposeBinding('reportViolation', (_, violation) => faults.push(`policy: ${violation}`));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        window.reportViolation(`${event.effectiveDirective} blocked ${event.blockedURI || event.sample}`);
      });
    });
    context.on('weberror', (event) => faults.push(`error: ${event.error().message}`));
    try {
      const page = await context.newPage();
      if (SLOWNESS > 1) {
        await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
      }
      await prepare?.(page);
      await page.goto(address);
      if (waits) {
        await started(page);
      }
      await journey(page, faults);
      assert.deepEqual(mayFail ? [] : faults, []);
    } finally {
      await context.close();
    }
  }

  const stop = async () => {
    await browser.close();
    await server.stop();
  };
  return { origin: server.origin, visit, stop };
}

/** Waits until the program shows a page of its own, and fails at once when it says that it cannot. */
export async function started(page) {
  const sign = await page.waitForFunction(() => {
    const app = document.getElementById('app');
    const shows = app?.querySelector('h1') && !app.querySelector('[data-shell]');
    return document.querySelector('body > [role=alert]') ? 'failed' : shows && 'started';
  });
  assert.equal(await sign.jsonValue(), 'started', 'the program cannot start');
}

/** Waits until a service worker answers for the page, and reloads so that it has answered for all of it. */
export async function keepOffline(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await started(page);
  assert(await page.evaluate(() => navigator.serviceWorker.controller !== null), 'no worker controls the page');
}
