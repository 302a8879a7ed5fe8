// How bytes, time and memory grow with the catalogue, from a thousand products to a million, in Node.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { generated } from './data/generated.mjs';
import { soukIndex, weight } from './prepare.mjs';
import { questions } from './questions.mjs';

const run = promisify(execFile);
const SIZES = [1_000, 10_000, 100_000, 300_000, 1_000_000];
/** Products that questions are made from at most; a larger catalogue is asked about some of its own. */
const SAMPLE = 50_000;
/** The largest catalogue that each peer bears here in a few minutes and gigabytes. */
const BEARS = { minisearch: 100_000, flexsearch: 100_000, sqlite: 100_000, orama: 10_000 };

/** Every so many-th product, numbered anew, so that questions are about the whole catalogue. */
function sample(size) {
  const step = Math.max(1, Math.floor(size / SAMPLE));
  const chosen = [];
  for (const product of generated(size)) {
    if (product.id % step === 0) {
      chosen.push({ ...product, of: product.id, id: chosen.length });
    }
  }
  return chosen;
}

async function ask(folder, name) {
  const call = async (what) => {
    const given = ['--expose-gc', '--max-old-space-size=6144', path.join(import.meta.dirname, 'node.mjs'), what, folder, name];
    return JSON.parse((await run('node', given, { maxBuffer: 1 << 26 })).stdout);
  };
  const opened = [await call('one'), await call('one'), await call('one')].sort((a, b) => a.ready - b.ready)[1];
  const { plain, prefix, typo, facets } = (await call('all'))[name];
  return { ...opened, plain: plain.p95, prefix: prefix.p95, typo: typo.p95, facets: facets.p95 };
}

/** Points of the curves: `{ name, size, build, raw, index, start, ready, memory, plain, prefix, typo, facets }`. */
export async function growth(plan, say) {
  const points = [];
  for (const size of SIZES.filter((size) => size <= plan.count)) {
    const folder = path.join(plan.work, `growth-${size}`);
    mkdirSync(folder, { recursive: true });
    const chosen = sample(size);
    const asked = questions(chosen, 'en', 0.5);
    for (const list of [asked.typo, asked.known, asked.slipped]) {
      list.forEach((question) => (question.id = chosen[question.id].of));
    }
    const names = ['souk', ...Object.keys(BEARS).filter((name) => size <= BEARS[name])];
    const all = names.length > 1 ? [...generated(size)] : undefined;
    const rows = (all ?? []).map(({ brand, category, price }) => [brand, category, price]);
    writeFileSync(path.join(folder, 'set.json'), JSON.stringify({ language: 'en', count: size, rows, questions: asked }));
    await soukIndex(plan.tool, chosen.slice(0, 1), folder, 'start');
    for (const name of names) {
      say(`${size} products: ${name}`);
      const file = path.join(folder, `${name}.bin`);
      let build;
      if (name === 'souk') {
        build = await soukIndex(plan.tool, all ?? generated(size), folder);
      } else {
        const { build: make } = await import(`./engines/${name}.mjs`);
        const begun = performance.now();
        writeFileSync(file, await make(all, 'en'));
        build = (performance.now() - begun) / 1000;
      }
      const bytes = readFileSync(file);
      points.push({ name, size, build, raw: bytes.length, index: await weight(bytes), ...(await ask(folder, name)) });
    }
    rmSync(folder, { recursive: true });
  }
  return points;
}
