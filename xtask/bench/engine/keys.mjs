// `cargo xtask bench keys` calls this with a plan: a shop of made-up products, and how long each key takes until the list below the search
// field shows what it asks for, in a Chromium whose page has a quarter of the processor.
import { execFile, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { located } from './browser.mjs';
import { chanceOf } from './chance.mjs';
import { generated } from './data/generated.mjs';
import { quantile } from './measure.mjs';
import { recordKeys } from './record.mjs';
import { short } from './report.mjs';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const run = promisify(execFile);
const say = (text) => process.stderr.write(`${text}\n`);

/** Things that are typed, and keys of each at most. */
const TYPED = 24;
const KEYS = 14;
const THROTTLE = 4;
/** A key that has shown nothing for so long shows nothing new. */
const QUIET_MS = 350;
const GOAL_MS = 50;
const MISSED = 2;

/** Writes products as a feed that any shop may have, and gives some of their titles. */
async function feed(file) {
  const out = createWriteStream(file);
  const chance = chanceOf('keys', plan.count);
  const titles = [];
  out.write('id\ttitle\tdescription\tlink\timage_link\tprice\tavailability\tbrand\tmpn\tproduct_type\n');
  for await (const { id, title, description, price, brand, model, category } of generated(plan.count)) {
    const link = `https://shop.example/${id}`;
    const cells = [`p${id}`, title, description, link, `${link}.jpg`, `${price} EUR`, 'in_stock', brand, model, category.join(' > ')];
    if (!out.write(`${cells.join('\t')}\n`)) {
      await once(out, 'drain');
    }
    if (chance.below(plan.count) < 2 * TYPED) {
      titles.push(title);
    }
  }
  out.end();
  await once(out, 'finish');
  return titles.slice(0, TYPED);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function serve(folder) {
  const port = await freePort();
  const child = spawn(plan.tool, ['serve', folder, '--port', String(port), '--db', path.join(plan.work, 'shop.db')], { stdio: 'ignore' });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetch(origin).then((answer) => answer.ok, () => false)); tries += 1) {
    if (child.exitCode !== null || tries > 200) {
      throw new Error('`souk serve` did not start');
    }
    await pause(50);
  }
  return { origin, stop: () => child.kill('SIGINT') };
}

/** In the page: when a key went down, when the next frame was painted and when the list was last painted anew, and tasks that held everything up. */
function watch() {
  const state = { key: 0, frame: 0, painted: 0, tasks: [] };
  globalThis.souk_keys = state;
  const frame = new MessageChannel();
  frame.port1.onmessage = () => (state.frame = performance.now());
  const onKey = (event) => {
    Object.assign(state, { key: event.timeStamp, frame: 0, painted: 0 });
    requestAnimationFrame(() => frame.port2.postMessage(0));
  };
  addEventListener('keydown', onKey, true);
  const isList = (node) => node.closest?.('[role=listbox]') ?? node.parentElement?.closest('[role=listbox]') ?? node.querySelector?.('[role=listbox]');
  const painted = new MessageChannel();
  painted.port1.onmessage = () => (state.painted = performance.now());
  new MutationObserver((changes) => {
    if (changes.some(({ target, addedNodes }) => isList(target) || [...addedNodes].some(isList))) {
      // A message that is sent before a frame comes after it.
      requestAnimationFrame(() => painted.port2.postMessage(0));
    }
  }).observe(document, { childList: true, characterData: true, attributes: true, subtree: true });
  new PerformanceObserver((list) => state.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
}

async function measure(origin, titles) {
  const { chromium: driver } = (await import(plan.playwright)).default;
  const browser = await driver.launch({ executablePath: located(plan.chromium), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.addInitScript(watch);
    await page.goto(`${origin}/en`);
    const field = page.getByRole('combobox').first();
    await field.waitFor();
    await page.waitForLoadState('networkidle');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    const figures = { times: [], still: 0, tasks: [], frames: [], first: 0 };
    for (const [at, title] of ['warm', ...titles].entries()) {
      await field.fill('');
      await pause(QUIET_MS);
      await page.evaluate(() => (globalThis.souk_keys.tasks.length = 0));
      for (const letter of [...title].slice(0, KEYS)) {
        await field.press(letter === ' ' ? 'Space' : letter);
        // What is quiet once is looked at again, for the first keys wait until the index is there.
        let state;
        for (let waited = 0; waited < (at === 0 ? 20 : 1); waited += 1) {
          await pause(QUIET_MS);
          state = await page.evaluate(() => ({ ...globalThis.souk_keys }));
          if (state.painted > 0) {
            break;
          }
        }
        const took = state.painted - state.key;
        if (at === 0) {
          figures.first ||= Math.max(0, took);
        } else if (took > 0) {
          figures.times.push(took);
        } else {
          figures.still += 1;
        }
      }
      // What a key takes that nobody listens to: the machine's own share.
      await field.press('Shift');
      await pause(QUIET_MS);
      const { key, frame } = await page.evaluate(() => globalThis.souk_keys);
      if (at > 0) {
        figures.frames.push(frame - key);
        figures.tasks.push(...(await page.evaluate(() => globalThis.souk_keys.tasks)));
      }
    }
    return { ...figures, version: browser.version() };
  } finally {
    await browser.close();
  }
}

mkdirSync(plan.work, { recursive: true });
const file = path.join(plan.work, 'feed.tsv');
say('keys: making the shop');
const titles = await feed(file);
const site = path.join(plan.work, 'site');
await run(plan.tool, ['build', file, '--country', 'DE', '--currency', 'EUR', '--quiet', '--out', site], { maxBuffer: 1 << 26 });
const shop = await serve(site);
const before = os.loadavg()[0].toFixed(1);
try {
  say('keys: typing');
  const { times, still, tasks, frames, first, version } = await measure(shop.origin, titles);
  const p95 = quantile(times, 0.95);
  const isMet = times.length > 0 && p95 <= GOAL_MS && tasks.length === 0;
  const longest = Math.max(0, ...tasks);
  const cells = [
    new Date().toISOString().slice(0, 10),
    plan.commit,
    plan.count.toLocaleString('en'),
    `${times.length} (${still})`,
    short(quantile(times, 0.5)),
    short(p95),
    short(Math.max(...times)),
    `${short(quantile(frames, 0.5))} / ${short(quantile(frames, 0.95))}`,
    `${tasks.length}${tasks.length > 0 ? `, ${short(longest)} ms` : ''}`,
    short(first),
    `${before}, ${os.loadavg()[0].toFixed(1)}`,
    isMet ? 'met' : 'falls short',
  ];
  const line = `| ${cells.join(' | ')} |`;
  console.log(`Chromium ${version}\n${line}`);
  recordKeys(plan, line);
  process.exitCode = isMet ? 0 : MISSED;
} finally {
  shop.stop();
}
