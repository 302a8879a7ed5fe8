// `cargo xtask bench engine` calls this with a plan: Souk's engine and its peers over each set, in Node and in Chromium.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { browser } from './browser.mjs';
import { growth } from './growth.mjs';
import { prepare } from './prepare.mjs';
import { recordEngines, recordGrowth, recordSharded } from './record.mjs';
import { growthReport, report, shardedReport } from './report.mjs';
import { sharded } from './sharded.mjs';

const ENGINES = ['souk', 'minisearch', 'flexsearch', 'sqlite', 'orama'];
/** New processes or pages for opening and memory; the median of them counts. */
const OPENINGS = 3;
const ROOM = ['--expose-gc', '--max-old-space-size=4096'];

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
process.env.SOUK_SEARCH = plan.search;
plan.here = import.meta.dirname;
const run = promisify(execFile);
const say = (text) => process.stderr.write(`${text}\n`);

const middle = (list, key) => list.map((one) => one[key]).sort((a, b) => a - b)[list.length >> 1];

/** Figures of each engine in one place, where `one` weighs an engine and `all` asks several. */
async function measure(names, { one, all }) {
  const opened = Object.fromEntries(names.map((name) => [name, []]));
  for (let time = 0; time < OPENINGS; time += 1) {
    for (const name of names) {
      opened[name].push(await one(name));
    }
  }
  const asked = await all(names);
  return Object.fromEntries(
    names.map((name) => {
      const list = opened[name];
      const figures = { start: middle(list, 'start'), ready: middle(list, 'ready'), memory: middle(list, 'memory') };
      return [name, { ...figures, ...asked[name] }];
    }),
  );
}

function inNode(folder) {
  const call = async (...given) => {
    const { stdout } = await run('node', [...ROOM, path.join(plan.here, 'node.mjs'), ...given], { maxBuffer: 1 << 26 });
    return JSON.parse(stdout);
  };
  return { one: (name) => call('one', folder, name), all: (names) => call('all', folder, ...names) };
}

async function bench(set) {
  const folder = path.join(plan.work, plan.most ? `${set}-${plan.most}` : set);
  say(`${set}: preparing`);
  const { count, engines, asked } = await prepare(plan, set, ENGINES, folder);
  const places = {};
  say(`${set}: asking in Node`);
  places.Node = { version: process.version, engines: await measure(ENGINES, inNode(folder)) };
  if (plan.chromium) {
    say(`${set}: asking in Chromium`);
    const page = await browser(plan, folder);
    try {
      places.Chromium = { version: page.version, engines: await measure(ENGINES, page) };
    } finally {
      await page.close();
    }
  }
  const questions = Object.fromEntries(Object.entries(asked).map(([kind, list]) => [kind, list.length]));
  return { set, count, engines, questions, places };
}

const busy = () => os.loadavg()[0].toFixed(1);
const before = busy();
if (plan.sharded) {
  const text = shardedReport(await sharded(plan, say), { plan, before, after: busy() });
  console.log(text);
  recordSharded(plan, text);
} else if (plan.growth) {
  const points = await growth(plan, say);
  const text = growthReport(points, { plan, before, after: busy() });
  console.log(text);
  recordGrowth(plan, text, points);
} else {
  const results = [];
  for (const set of plan.sets) {
    results.push(await bench(set));
  }
  const { sections, missed } = report(results, { plan, before, after: busy() });
  console.log(sections.join('\n\n'));
  recordEngines(plan, sections, results);
  process.exitCode = missed.length > 0 ? 2 : 0;
}
