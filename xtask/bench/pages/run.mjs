// `cargo xtask bench pages` calls this with a plan: Lighthouse on the pages of the demo shop, as it looks at a phone.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const MISSED = 2;
const SWITCHES = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
const PAGES = { home: '/en/', listing: '/en/c/kitchen', product: '/en/p/jin-xuan-oolong', policy: '/en/policies/terms' };
/** Runs of which the middle one counts. */
const RUNS = 3;

/** Metrics with their goals; LCP, TBT and CLS for listing and product alone. */
const METRICS = [
  ['LCP', 'largest-contentful-paint', (value) => `${(value / 1000).toFixed(2)} s`, 1500],
  ['TBT', 'total-blocking-time', (value) => `${Math.round(value)} ms`, 40],
  ['CLS', 'cumulative-layout-shift', (value) => value.toFixed(3), 0],
];
const SCORES = [
  ['performance', 98],
  ['accessibility', 100],
  ['best-practices', 100],
  ['seo', 100],
];

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function serve() {
  const port = await freePort();
  const child = spawn(plan.tool, ['serve', plan.site, '--port', String(port), '--db', path.join(plan.work, 'shop.db')], { stdio: 'ignore' });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetch(origin).then((answer) => answer.ok, () => false)); tries += 1) {
    if (child.exitCode !== null || tries > 200) {
      throw new Error('`souk serve` did not start');
    }
    await pause(50);
  }
  return { origin, stop: () => child.kill('SIGINT') };
}

const middle = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

const shop = await serve();
const chrome = await launch({ chromePath: plan.chromium, chromeFlags: SWITCHES });
const rows = [];
let isMissed = false;
try {
  for (const [name, address] of Object.entries(PAGES)) {
    const looks = [];
    for (let run = 0; run < RUNS; run += 1) {
      process.stderr.write(`${name}, ${run + 1} of ${RUNS}\n`);
      const { lhr } = await lighthouse(shop.origin + address, { port: chrome.port, output: 'json', logLevel: 'error' });
      looks.push(lhr);
    }
    const metrics = METRICS.map(([, audit, write, goal]) => {
      const value = middle(looks.map(({ audits }) => audits[audit].numericValue));
      isMissed ||= (name === 'listing' || name === 'product') && value > goal;
      return write(value);
    });
    const scores = SCORES.map(([category, goal]) => {
      const score = Math.round(100 * middle(looks.map(({ categories }) => categories[category].score)));
      isMissed ||= score < goal;
      return String(score);
    });
    rows.push([name, ...metrics, ...scores]);
  }
} finally {
  chrome.kill();
  shop.stop();
}
const head = ['page', ...METRICS.map(([name]) => name), ...SCORES.map(([name]) => name)];
const goals = ['goal', '1.50 s', '40 ms', '0', ...SCORES.map(([, goal]) => String(goal))];
for (const row of [head, head.map(() => '---'), ...rows, goals]) {
  process.stdout.write(`| ${row.join(' | ')} |\n`);
}
process.exitCode = isMissed ? MISSED : 0;
