// The same measurements in a page; browser.mjs calls them.
import { columns } from '/bench/columns.mjs';
import { watchLinearMemory } from '/bench/linear.mjs';
import { everything } from '/bench/measure.mjs';

const fetched = async (name) => new Uint8Array(await (await fetch(`/set/${name}`)).arrayBuffer());
const context = async () => {
  const { language, count, rows, questions } = await (await fetch('/set/set.json')).json();
  return { language, count, questions, columns: columns(rows) };
};

async function load(name) {
  const engine = await import(`/bench/engines/${name}.mjs`);
  await engine.start?.(await fetched('start.bin'));
  return engine;
}

const linear = watchLinearMemory();

async function used() {
  globalThis.gc();
  return (await performance.measureUserAgentSpecificMemory()).bytes + linear();
}

/** Opens one engine: milliseconds to start its program, and from bytes to the first answer; bytes that it keeps. */
export async function one(name) {
  const { questions, ...given } = await context();
  const before = await used();
  const prepared = performance.now();
  const engine = await load(name);
  const start = performance.now() - prepared;
  let bytes = await fetched(`${name}.bin`);
  const begun = performance.now();
  const open = await engine.open(bytes, given);
  open.plain(questions.plain[0]);
  const ready = performance.now() - begun;
  bytes = undefined;
  const memory = (await used()) - before;
  // Asked once more, so that nothing was given back before it was weighed.
  open.plain(questions.plain[0]);
  return { start, ready, memory };
}

/** Asks the engines side by side. */
export async function all(names) {
  const { questions, ...given } = await context();
  const engines = [];
  for (const name of names) {
    const engine = await load(name);
    engines.push({ name, open: await engine.open(await fetched(`${name}.bin`), given) });
  }
  return everything(engines, questions);
}
