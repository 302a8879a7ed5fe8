// What both Node and the browser are given: the products in one form, the questions, and each engine's index.
import { execFile } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { LANGUAGES, products } from './data/sets.mjs';
import { questions } from './questions.mjs';

const run = promisify(execFile);
const squeeze = promisify(brotliCompress);

/** Bytes under brotli's highest level, as they are served. */
export async function weight(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return (await squeeze(bytes, { params })).length;
}

/** Writes products as `souk index` reads them. */
async function writeLines(file, list) {
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
  const engines = {};
  for (const name of names) {
    const engine = await import(`./engines/${name}.mjs`);
    const file = path.join(folder, `${name}.bin`);
    const begun = performance.now();
    let build;
    if (name === 'souk') {
      build = await soukIndex(plan.tool, list, folder);
    } else {
      writeFileSync(file, await engine.build(list, language));
      build = (performance.now() - begun) / 1000;
    }
    engines[name] = { build, raw: readFileSync(file).length, code: await codeBytes(name, engine, plan) };
  }
  await Promise.all(
    names.map(async (name) => {
      engines[name].index = await weight(readFileSync(path.join(folder, `${name}.bin`)));
    }),
  );
  return { count: list.length, engines, asked };
}
