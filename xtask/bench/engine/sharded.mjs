// What a question costs in a catalogue in pieces: bytes, requests, rounds, time, and how like its answer is to that of one file, in Node.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { chanceOf } from './chance.mjs';
import { generated } from './data/generated.mjs';
import { writeLines } from './prepare.mjs';

const run = promisify(execFile);
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
/** Products that are asked for, and the largest catalogue of which an index in one file is made to compare with. */
const ASKED = 200;
const WHOLE = 1_000_000;
const CARDS = 24;

/** Questions as people put them, each kind from a product. */
const kindsOf = (chance) => {
  const words = ({ title }) => title.split(' ');
  return {
    'title': ({ title }) => title,
    'one word': (product) => chance.pick(words(product)),
    'two words': (product) => {
      const all = words(product);
      const at = chance.below(all.length - 1);
      return `${all[at]} ${all[at + 1]}`;
    },
    'three words': (product) => words(product).slice(0, 3).join(' '),
    'three, one with an error': (product) => {
      const few = words(product).slice(0, 3);
      const at = few.findIndex((word) => word.length > 6);
      const place = 2 + chance.below(4);
      return few.map((word, n) => (n === at ? word.slice(0, place) + word.slice(place + 1) : word)).join(' ');
    },
    'a word and a beginning': (product) => {
      const all = words(product);
      return `${all[1]} ${all[2].slice(0, 3)}`;
    },
    'category and brand': ({ category, brand }) => `${category[2]} ${brand}`,
    'code': ({ sku }) => sku,
  };
};

const percentile = (list, share) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;

/** Figures of one set: `{ root, memory, kinds: { name: { p50, p95, requests, rounds, ms, cards, known, same, whole } } }`. */
async function measure({ search, folder, whole, size }) {
  const { open } = await import(pathToFileURL(path.join(search, 'souk-search-sharded.js')));
  const truth = whole && (await (await import(pathToFileURL(path.join(search, 'souk-search.js')))).open(readFileSync(whole)));
  const products = [];
  const step = Math.max(1, Math.floor(size / ASKED));
  for (const product of generated(size)) {
    if (product.id % step === 0 && products.push(product) === ASKED) {
      break;
    }
  }
  const sizes = new Map();
  let bytes = 0;
  let reading = 0;
  const get = async (address) => {
    const begun = performance.now();
    const content = await readFile(address);
    if (!sizes.has(address.href)) {
      sizes.set(address.href, brotliCompressSync(content).length);
    }
    bytes += sizes.get(address.href);
    reading += performance.now() - begun;
    return content;
  };
  const set = pathToFileURL(folder);
  (await open(set, { get })).close();
  const root = bytes;
  const kinds = {};
  for (const [name, make] of Object.entries(kindsOf(chanceOf('souk', 'sharded', size)))) {
    const told = products.map((product) => ({ product, q: make(product) }));
    const figures = { bytes: [], requests: [], rounds: [], ms: [], cards: [], known: [], same: [], whole: [] };
    for (const { product, q } of told) {
      // Each question comes cold: nothing is there but the root.
      const catalogue = await open(set, { get });
      bytes = 0;
      reading = 0;
      const begun = performance.now();
      const { hits, pieces, rounds, whole: isWhole } = await catalogue.search({ q, limit: CARDS });
      figures.ms.push(performance.now() - begun - reading);
      catalogue.close();
      figures.bytes.push(bytes);
      figures.requests.push(pieces);
      figures.rounds.push(rounds);
      figures.cards.push(hits.length);
      figures.whole.push(isWhole ? 1 : 0);
      figures.known.push(hits.slice(0, 10).some(({ id }) => id === product.id) ? 1 : 0);
      const known = truth?.search({ q, limit: CARDS }).hits ?? [];
      if (known.length > 0) {
        const ids = new Set(hits.map(({ id }) => id));
        figures.same.push(known.filter(({ id }) => ids.has(id)).length / known.length);
      }
    }
    kinds[name] = {
      p50: percentile(figures.bytes, 0.5),
      p95: percentile(figures.bytes, 0.95),
      requests: percentile(figures.requests, 0.95),
      rounds: percentile(figures.rounds, 0.95),
      ms: percentile(figures.ms, 0.95),
      cards: percentile(figures.cards, 0.5),
      known: mean(figures.known),
      same: truth ? mean(figures.same) : undefined,
      whole: mean(figures.whole),
    };
  }
  truth?.close();
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const catalogue = await open(set, { get: (address) => readFile(address) });
  for (const product of products) {
    await catalogue.search({ q: product.title, limit: CARDS });
  }
  globalThis.gc?.();
  return { root, memory: process.memoryUsage().rss - before, kinds };
}

/** Points of the curve: `{ size, build, raw, pieces, root, memory, kinds }`. */
export async function sharded(plan, say) {
  const points = [];
  for (const size of SIZES.filter((size) => size <= plan.count)) {
    const work = path.join(plan.work, `sharded-${size}`);
    mkdirSync(work, { recursive: true });
    const file = path.join(work, 'products.jsonl');
    say(`${size} products: writing`);
    await writeLines(file, generated(size));
    const folder = path.join(work, 'set');
    const begun = performance.now();
    const { stdout } = await run(plan.tool, ['index', file, '--out', folder, '--sharded']);
    const build = (performance.now() - begun) / 1000;
    const [, pieces, raw] = stdout.match(/(\d+) pieces of (\d+) bytes/).map(Number);
    const whole = size <= WHOLE ? path.join(work, 'whole.bin') : undefined;
    if (whole) {
      await run(plan.tool, ['index', file, '--out', whole]);
    }
    rmSync(file);
    say(`${size} products: asking`);
    const asked = JSON.stringify({ search: plan.search, folder, whole, size });
    const child = await run('node', ['--expose-gc', fileURLToPath(import.meta.url), asked], { maxBuffer: 1 << 26 });
    points.push({ size, build, raw, pieces, ...JSON.parse(child.stdout) });
    rmSync(work, { recursive: true });
  }
  return points;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await measure(JSON.parse(process.argv[2]))));
}
