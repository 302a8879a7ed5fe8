// Measures in Node, in processes of their own: `node node.mjs all FOLDER ENGINE…` asks the engines side by side;
// `node --expose-gc node.mjs one FOLDER ENGINE` opens one and tells how long that took and what it keeps in memory.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { columns } from './columns.mjs';
import { everything } from './measure.mjs';

const [what, folder, ...names] = process.argv.slice(2);
const read = (name) => readFileSync(path.join(folder, name));
const { language, count, rows, questions } = JSON.parse(read('set.json'));

const load = async (name) => {
  const engine = await import(`./engines/${name}.mjs`);
  await engine.start?.(read('start.bin'));
  return engine;
};

function used() {
  for (let times = 0; times < 4; times += 1) {
    globalThis.gc();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const context = { language, count, columns: columns(rows) };

if (what === 'one') {
  const [name] = names;
  const before = used();
  const prepared = performance.now();
  const engine = await load(name);
  const start = performance.now() - prepared;
  let bytes = new Uint8Array(read(`${name}.bin`));
  const begun = performance.now();
  const open = await engine.open(bytes, context);
  open.plain(questions.plain[0]);
  const ready = performance.now() - begun;
  bytes = undefined;
  const memory = used() - before;
  // Asked once more, so that nothing was given back before it was weighed.
  open.plain(questions.plain[0]);
  console.log(JSON.stringify({ start, ready, memory }));
} else {
  const engines = [];
  for (const name of names) {
    const engine = await load(name);
    engines.push({ name, open: await engine.open(new Uint8Array(read(`${name}.bin`)), context) });
  }
  console.log(JSON.stringify(everything(engines, questions)));
}
