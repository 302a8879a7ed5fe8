// What both Node and the browser are given: the products in one form, the questions, and each engine's index.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { LANGUAGES, products } from './data/sets.mjs';
import { questions } from './questions.mjs';

const run = promisify(execFile);
const squeeze = promisify(brotliCompress);

/** Above so many bytes brotli's highest level takes minutes; level 9 comes within a tenth of it. */
const LARGE = 24e6;

/** Bytes under brotli's highest level, as they are served; under level 9 when there are very many. */
export async function weight(bytes) {
  const quality = bytes.length > LARGE ? 9 : 11;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return (await squeeze(bytes, { params })).length;
}

/** Writes products as `souk index` reads them. */
export async function writeLines(file, list) {
  const out = createWriteStream(file);
  for await (const product of list) {
    if (!out.write(`${JSON.stringify(product)}\n`)) {
      await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'finish');
}

/** An index of Souk's, and the seconds that it took. */
export async function soukIndex(tool, list, folder, name = 'souk') {
  const file = path.join(folder, `${name}.jsonl`);
  await writeLines(file, list);
  const begun = performance.now();
  await run(tool, ['index', file, '--out', path.join(folder, `${name}.bin`)]);
  return (performance.now() - begun) / 1000;
}

/** What a page must download to run an engine, bundled and shrunk, with its program. */
async function codeBytes(name, { code, program }, { esbuild, search, here }) {
  const { build } = await import(esbuild);
  const souk = path.join(search, 'souk-search.js');
  const { outputFiles } = await build({
    stdin: { contents: code ?? `export { open } from ${JSON.stringify(souk)}`, resolveDir: here },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    external: ['node:*'],
    logLevel: 'error',
  });
  const wasm = name === 'souk' ? path.join(search, 'souk-search.wasm') : program && path.join(here, 'node_modules', program);
  const bytes = await Promise.all([outputFiles[0].contents, ...(wasm ? [readFileSync(wasm)] : [])].map(weight));
  return bytes.reduce((sum, part) => sum + part, 0);
}

async function weighed(name, engine, build, plan, folder) {
  const bytes = readFileSync(path.join(folder, `${name}.bin`));
  return { build, raw: bytes.length, code: await codeBytes(name, engine, plan), index: await weight(bytes) };
}

/** What a peer's index is made from: it is kept until that changes, since making and compressing it takes minutes. */
function fingerprint(here, lines) {
  const common = ['package-lock.json', 'words.mjs'].map((name) => readFileSync(path.join(here, name)));
  const products = createHash('sha256').update(readFileSync(lines)).digest();
  return (name) => {
    const hash = createHash('sha256').update(products);
    [...common, readFileSync(path.join(here, 'engines', `${name}.mjs`))].forEach((part) => hash.update(part));
    return hash.digest('hex');
  };
}

/** Prepares a set in a folder; gives `{ count, engines: { name: { code, index, build } } }`, bytes compressed and seconds. */
export async function prepare(plan, set, names, folder) {
  mkdirSync(folder, { recursive: true });
  const language = LANGUAGES[set] ?? 'en';
  const list = [];
  for await (const product of products(set, { file: plan.files[set], count: set === 'generated' ? plan.count : (plan.most ?? Infinity) })) {
    list.push(product);
  }
  const asked = questions(list, language, plan.share);
  const rows = list.map(({ brand, category, price }) => [brand, category, price]);
  writeFileSync(path.join(folder, 'set.json'), JSON.stringify({ language, count: list.length, rows, questions: asked }));
  await soukIndex(plan.tool, list.slice(0, 1), folder, 'start');
  const engines = { souk: await weighed('souk', {}, await soukIndex(plan.tool, list, folder), plan, folder) };
  const same = fingerprint(plan.here, path.join(folder, 'souk.jsonl'));
  for (const name of names.filter((name) => name !== 'souk')) {
    const file = path.join(folder, `${name}.json`);
    const key = same(name);
    const kept = existsSync(file) && JSON.parse(readFileSync(file, 'utf8'));
    if (kept && kept.key === key) {
      engines[name] = kept;
      continue;
    }
    const engine = await import(`./engines/${name}.mjs`);
    const begun = performance.now();
    writeFileSync(path.join(folder, `${name}.bin`), await engine.build(list, language));
    const build = (performance.now() - begun) / 1000;
    engines[name] = { key, ...(await weighed(name, engine, build, plan, folder)) };
    writeFileSync(file, JSON.stringify(engines[name]));
  }
  return { count: list.length, engines, asked };
}
