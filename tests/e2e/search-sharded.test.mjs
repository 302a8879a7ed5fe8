// The search engine over a catalogue in pieces: `souk index --sharded` writes them, souk-search-sharded.js fetches what a question takes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, tool } from './harness.mjs';

const MODULE = process.env.SOUK_SEARCH ?? join(import.meta.dirname, '../../target/e2e/search');
const THINGS = ['kettle', 'teapot', 'grinder', 'headphones', 'speaker', 'lamp', 'กาน้ำ', 'إبريق'];
const QUALITIES = ['steel', 'enamel', 'red', 'blue', 'large', 'small', 'electric', 'travel', 'black'];
const RECORDS = Array.from({ length: 4000 }, (_, at) => ({
  id: at + 1,
  title: `${QUALITIES[at % 9]} ${QUALITIES[(at >> 3) % 7]} ${THINGS[at % 8]} ${1000 + at}`,
  brand: ['Hario', 'Bodum', 'Sony'][at % 3],
  category: [at % 2 ? 'Kitchen' : 'Living', THINGS[at % 8]],
  price: 5 + (at % 97),
  sku: `SK-${at}`,
}));

let folder;
let open;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'souk-sharded-'));
  const file = join(folder, 'records.jsonl');
  writeFileSync(file, RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  execFileSync(tool, ['index', file, '--out', join(folder, 'set'), '--sharded'], { stdio: 'pipe' });
  execFileSync(tool, ['index', file, '--out', join(folder, 'whole.bin')], { stdio: 'pipe' });
  ({ open } = await import(pathToFileURL(join(MODULE, 'souk-search-sharded.js'))));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const set = () => pathToFileURL(join(folder, 'set'));

test('answers are those of the whole index', async () => {
  const { open: openWhole } = await import(pathToFileURL(join(MODULE, 'souk-search.js')));
  const whole = await openWhole(readFileSync(join(folder, 'whole.bin')));
  const pieces = await open(set(), { most: 99 });
  assert.equal(pieces.size, RECORDS.length);
  const facets = ['brand', 'category'];
  for (const question of [
    { q: 'red kettle' },
    { q: 'kettle 1008' },
    { q: 'electric gri' },
    { q: 'sk3500' },
    { q: 'กาน้ำ red' },
    { q: 'ابريق large' },
    { q: 'travel', filters: { brand: ['Sony'] }, price: { min: 10, max: 30 }, sort: 'price' },
    { filters: { category: ['Living > lamp'] }, sort: '-price' },
  ]) {
    const told = await pieces.search({ ...question, facets, limit: 12 });
    const known = whole.search({ ...question, facets, limit: 12 });
    assert.equal(told.whole && !told.about, true, JSON.stringify(question));
    assert.deepEqual(
      { total: told.total, ids: told.hits.map((hit) => hit.id), price: told.price },
      { total: known.total, ids: known.hits.map((hit) => hit.id), price: known.price },
      JSON.stringify(question),
    );
    for (const name of facets) {
      const sorted = (list) => [...list].sort((a, b) => (a.value < b.value ? -1 : 1));
      assert.deepEqual(sorted(told.facets[name]), sorted(known.facets[name]), JSON.stringify(question));
    }
  }
});

test('a question brings few pieces, and hits come with what a card shows', async () => {
  const pieces = await open(set());
  const { hits, whole, pieces: brought } = await pieces.search({ q: 'enamel teapot 1009', limit: 24 });
  assert.deepEqual(hits[0], { id: 10, score: hits[0].score, title: 'steel enamel teapot 1009', brand: 'Hario', price: 14 });
  assert.ok(brought <= 9, `${brought} pieces`);
  assert.equal(typeof whole, 'boolean');
});

test('pieces that are missing or slow are left out, and the answer says so', async () => {
  const { readFile } = await import('node:fs/promises');
  const without = (isGone) => async (address) => (isGone(basename(address.pathname)) ? Promise.reject(new Error('gone')) : readFile(address));
  const pieces = await open(set(), { most: 40, get: without((name) => /^p\d*[13579]$/.test(name)) });
  const { hits, missing, whole } = await pieces.search({ q: 'red kettle' });
  assert.ok(missing > 0 && !whole && hits.length > 0);
  const cut = await open(set(), { get: async (address) => (basename(address.pathname).startsWith('p') ? new Uint8Array([1, 2, 3]) : readFile(address)) });
  assert.deepEqual((({ hits, whole }) => [hits, whole])(await cut.search({ q: 'red kettle' })), [[], false]);
  await assert.rejects(open(set(), { get: () => Promise.reject(new Error('no network')) }), /no network/);
  await assert.rejects(open(set(), { get: async () => new Uint8Array(9) }), /no root/);
});

test('a question that nobody waits for is dropped', async () => {
  const pieces = await open(set());
  const control = new AbortController();
  const asked = pieces.search({ q: 'blue lamp', signal: control.signal });
  control.abort();
  await assert.rejects(asked, { name: 'AbortError' });
  await assert.rejects(pieces.search({ q: 'lamp', sort: 'dearest' }), TypeError);
});

test('in a page what was fetched once is there without a network', async () => {
  let isUp = true;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const path = new URL(request.url, 'http://shop').pathname;
    const file = path.startsWith('/set/') ? join(folder, path) : join(MODULE, basename(path));
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Search</title>');
    } else if (isUp && existsSync(file)) {
      response.setHeader('content-type', { js: 'text/javascript', wasm: 'application/wasm' }[file.split('.').pop()] ?? 'application/octet-stream').end(readFileSync(file));
    } else {
      response.writeHead(503).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const ask = (q) =>
      page.evaluate(async (text) => {
        const { open: opened } = await import('/souk-search-sharded.js');
        const pieces = await opened('/set/');
        const { hits, missing } = await pieces.search({ q: text });
        return { ids: hits.map((hit) => hit.id), missing };
      }, q);
    const online = await ask('red kettle');
    assert.ok(online.ids.length > 0);
    await page.waitForFunction(async () => {
      const names = await caches.keys();
      const cache = await caches.open(names.find((name) => name.startsWith('souk-search')) ?? 'none');
      return (await cache.keys()).length > 2;
    });
    isUp = false;
    requests = 0;
    assert.deepEqual(await ask('red kettle'), online);
    assert.equal(requests, 1, 'only the root was looked for');
    const other = await ask('blue lamp');
    assert.deepEqual([other.ids.length > 0, other.missing > 0].includes(true), true);
  } finally {
    await browser.close();
    server.close();
  }
});

test('a newer set takes the place of an older one, whose pieces stay for open pages', () => {
  const file = join(folder, 'fewer.jsonl');
  writeFileSync(file, RECORDS.slice(0, 300).map((record) => JSON.stringify(record)).join('\n'));
  const before_ = readdirSync(join(folder, 'set'));
  execFileSync(tool, ['index', file, '--out', join(folder, 'set'), '--sharded'], { stdio: 'pipe' });
  const now = readdirSync(join(folder, 'set'));
  assert.equal(now.length, before_.length + 1);
  assert.ok(!now.includes('new'));
});
