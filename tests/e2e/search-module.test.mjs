// The search engine as anyone uses it: `souk index` makes a file of records, souk-search.js answers, in Node and in a page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, tool } from './harness.mjs';

const MODULE = process.env.SOUK_SEARCH ?? join(import.meta.dirname, '../../target/e2e/search');
const RECORDS = [
  { id: 'kettle/1', title: 'Enamel kettle 1.5 l', brand: 'Hario', category: ['Kitchen', 'Kettles'], price: 49.9, colour: 'red', fits: ['gas', 'induction'], rating: 4.5, date: '2026-01-02' },
  { id: 'kettle/2', title: 'Gooseneck kettle', brand: 'Hario', category: ['Kitchen', 'Kettles'], price: 89, list_price: 100, colour: 'steel', fits: 'induction', rating: 4.4, created_at: '2026-03-04T05:06:07Z' },
  { id: ' odd id ', title: 'Teapot', brand: 'Bodum', category: ['Kitchen', 'Teapots'], price: 35.25, colour: 'red', sku: 'TP-77' },
  { id: 'قهوة', title: 'دلة قهوة عربية', brand: 'الدلة', category: ['مطبخ'], price: 120 },
  { id: 'กาน้ำ', title: 'กาน้ำสแตนเลส', description: 'no price is known' },
];

let folder;
const index = (name, ...more) =>
  execFileSync(tool, ['index', join(folder, name), '--out', join(folder, 'index.bin'), ...more], { stdio: 'pipe' });
let bytes;
let catalogue;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'souk-search-'));
  writeFileSync(join(folder, 'records.jsonl'), RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  index('records.jsonl');
  bytes = readFileSync(join(folder, 'index.bin'));
  const { open } = await import(pathToFileURL(join(MODULE, 'souk-search.js')));
  catalogue = await open(bytes);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const ids = (question) => catalogue.search(question).hits.map((hit) => hit.id);

test('words are found as they are typed, with errors, in every script, and codes whole', () => {
  for (const [q, expected] of [
    ['kettle', ['kettle/2', 'kettle/1']],
    ['goseneck ketle', ['kettle/2']],
    ['kitch teap', [' odd id ']],
    ['tp77', [' odd id ']],
    ['القهوه', ['قهوة']],
    ['กาน้ำ', ['กาน้ำ']],
    ['zzzz', []],
  ]) {
    assert.deepEqual(ids({ q }).sort(), expected.sort(), q);
  }
});

test('what was meant is told, and what was asked for is marked', () => {
  const { meant, hits } = catalogue.search({ q: 'enamel ketle ' });
  assert.deepEqual([meant, hits.map((hit) => hit.id)], ['enamel kettle', ['kettle/1']]);
  const title = 'ชุด Kettle 😀 kettle';
  const marked = catalogue.highlight(title, 'ketle ', meant).map(([start, end]) => title.slice(start, end));
  assert.deepEqual(marked, ['Kettle', 'kettle']);
  assert.equal(catalogue.search({ q: 'kettle' }).meant, null);
});

test('filters, prices in whole units, order and counts', () => {
  assert.deepEqual(ids({ sort: 'price' }), [' odd id ', 'kettle/1', 'kettle/2', 'قهوة', 'กาน้ำ']);
  assert.deepEqual(ids({ price: { min: 35.25, max: 49.9 }, sort: '-price' }), ['kettle/1', ' odd id ']);
  for (const category of ['Kitchen', 'Kitchen > Teapots', 'Teapots']) {
    assert.ok(ids({ filters: { category: [category] } }).includes(' odd id '), category);
  }
  assert.deepEqual(ids({ filters: { category: [['Kitchen', 'Teapots']] } }), [' odd id ']);
  assert.deepEqual(ids({ filters: { fits: ['gas'] } }), ['kettle/1']);
  assert.deepEqual(ids({ sort: 'discount', limit: 1 }), ['kettle/2']);
  assert.deepEqual(ids({ sort: 'newest', limit: 2 }), ['kettle/2', 'kettle/1']);
  assert.deepEqual(ids({ rating: { min: 4.5 } }), ['kettle/1']);
  const answer = catalogue.search({ filters: { brand: ['Hario'] }, facets: ['brand', 'colour', 'none'], offset: 1, limit: 1 });
  assert.equal(answer.total, 2);
  assert.equal(answer.hits.length, 1);
  assert.deepEqual(answer.facets.brand[0], { value: 'Hario', count: 2 });
  assert.deepEqual(answer.facets.colour.map(({ value, count }) => [value, count]).sort(), [['red', 1], ['steel', 1]]);
  assert.deepEqual(answer.facets.none, []);
  assert.deepEqual(answer.price, { min: 49.9, max: 89, ranges: [2] });
  assert.deepEqual(catalogue.search({ price: { ranges: [49.9, 100] } }).price.ranges, [1, 2, 1]);
  assert.ok(Number.isInteger(answer.took_us));
});

test('a word that nothing has with the others is left aside, and said', () => {
  const answer = catalogue.search({ q: 'hario teapot' });
  assert.ok(answer.total > 0);
  assert.equal(answer.relaxed.length, 1);
});

test('ids that are numbers stay numbers', async () => {
  writeFileSync(join(folder, 'numbers.jsonl'), '{"id":7,"title":"Kettle"}\n\n{"id":10,"title":"Teapot"}');
  index('numbers.jsonl');
  const { open } = await import(pathToFileURL(join(MODULE, 'souk-search.js')));
  const numbers = await open(readFileSync(join(folder, 'index.bin')));
  assert.equal(numbers.search({ q: 'teapot' }).hits[0].id, 10);
});

test('what is no index and what is no record is refused with a reason', async () => {
  const { open } = await import(pathToFileURL(join(MODULE, 'souk-search.js')));
  await assert.rejects(open(bytes.subarray(0, bytes.length - 1)), /byte/);
  await assert.rejects(open(new Uint8Array()), /byte/);
  await assert.rejects(open('index.bin'), /TypeError: the index is "index.bin"/);
  assert.throws(() => catalogue.search({ sort: 'colour' }), /relevance/);
  for (const [text, said] of [
    ['', /no records/],
    ['{"id":1,"title":"a"}\n{"title":"b"}', /line 2.*no id/s],
    ['{"id":1}\nnot json', /line 2/],
    ['{"id":1}\n{"id":"a"}', /numbers and some are texts/],
    ['{"id":9007199254740993}', /too large.*as texts/s],
  ]) {
    writeFileSync(join(folder, 'bad.jsonl'), text);
    assert.throws(
      () => index('bad.jsonl'),
      (error) => error.status === 2 && said.test(error.stderr.toString()),
      text,
    );
  }
});

test('an index may still be on its way', async () => {
  const { open } = await import(pathToFileURL(join(MODULE, 'souk-search.js')));
  const found = async (given) => (await open(given)).search({ q: 'gooseneck' }).hits.map((hit) => hit.id);
  for (const given of [new Response(bytes), Promise.resolve(bytes), new Blob([bytes])]) {
    assert.deepEqual(await found(given), ['kettle/2']);
  }
  await assert.rejects(open(new Response('none', { status: 404 })), /404/);
  await assert.rejects(open(Promise.reject(new Error('offline'))), /offline/);
});

test('what is of another kind than it should be is a TypeError that says so', () => {
  for (const [given, said] of [
    ['kettle', /question is "kettle"/],
    [{ q: ['kettle'] }, /q is a list/],
    [{ filters: 'Hario' }, /filters is "Hario"/],
    [{ filters: { brand: [undefined] } }, /filters.brand is undefined/],
    [{ filters: { brand: [{}] } }, /filters.brand is of the kind object/],
    [{ price: 10 }, /price is 10/],
    [{ price: { max: 'ten' } }, /price.max is "ten"/],
    [{ price: { ranges: [10, 5] } }, /ascending/],
    [{ rating: { min: {} } }, /rating.min/],
    [{ limit: 'all' }, /limit is "all"/],
    [{ sort: '__proto__' }, /sort is "__proto__"/],
    [{ sort: Object.create(null) }, /sort is of the kind object/],
    [{ facets: [null] }, /facets is null/],
  ]) {
    assert.throws(() => catalogue.search(given), (error) => error instanceof TypeError && said.test(error.message), said.source);
  }
  assert.throws(() => catalogue.highlight('kettle', 'kettle', {}), /meant/);
});

test('numbers of any size are bounds', () => {
  const every = RECORDS.length;
  for (const [given, hits] of [
    [{ limit: -1 }, 0],
    [{ limit: Infinity }, every],
    [{ limit: 2 ** 32 }, every],
    [{ limit: null, offset: NaN }, every],
    [{ offset: 2 ** 32 + 1 }, 0],
    [{ offset: -3 }, every],
    [{ price: { min: 0 } }, every - 1],
    [{ price: { min: '', max: '' } }, every],
    [{ price: { max: -1 } }, 0],
    [{ price: { min: 1e20 } }, 0],
    [{ rating: { min: -1 } }, every],
    [{ rating: { min: 1e9 } }, 0],
    [{ filters: { brand: [] } }, every],
    [{ filters: { brand: ['Bodum\u001fHario'] } }, 0],
  ]) {
    assert.equal(catalogue.search(given).hits.length, hits, JSON.stringify(given));
  }
  assert.deepEqual(Object.keys(catalogue.search({ facets: ['__proto__', 'brand'] }).facets), ['__proto__', 'brand']);
});

test('titles order', () => {
  assert.deepEqual(ids({ sort: 'name', limit: 3 }), ['kettle/1', 'kettle/2', ' odd id ']);
  assert.deepEqual(ids({ sort: '-name' }), ids({ sort: 'name' }).reverse());
});

test('titles that are kept are told, and those with the words beside each other come first', async () => {
  const records = ['Steel, red kettle', 'Stove, kettle, red\u001fsteel'].map((title, id) => ({ id, title }));
  writeFileSync(join(folder, 'titles.jsonl'), records.map((record) => JSON.stringify(record)).join('\n'));
  index('titles.jsonl', '--titles');
  const { open } = await import(pathToFileURL(join(MODULE, 'souk-search.js')));
  const { hits } = (await open(readFileSync(join(folder, 'index.bin')))).search({ q: 'red steel ' });
  assert.deepEqual(hits.map(({ title }) => title), ['Stove, kettle, red steel', 'Steel, red kettle']);
  assert.equal(catalogue.search({ limit: 1 }).hits[0].title, undefined);
});

test('a long text is marked at once', () => {
  const begun = performance.now();
  assert.equal(catalogue.highlight('kettle '.repeat(20_000), 'kettle').length, 20_000);
  assert.ok(performance.now() - begun < 1_000);
});

test('a price that somebody mistyped costs the others no digits', async () => {
  const records = [{ id: 1, title: 'Kettle', price: 19.99 }, { id: 2, title: 'Teapot', price: 1e12 }];
  writeFileSync(join(folder, 'prices.jsonl'), records.map((record) => JSON.stringify(record)).join('\n'));
  index('prices.jsonl');
  const { open } = await import(pathToFileURL(join(MODULE, 'souk-search.js')));
  const priced = await open(readFileSync(join(folder, 'index.bin')));
  assert.deepEqual(priced.search({ facets: ['brand'] }).price, { min: 19.99, max: 19.99, ranges: [1] });
});

test('a closed catalogue says so', async () => {
  const { open } = await import(pathToFileURL(join(MODULE, 'souk-search.js')));
  const other = await open(new DataView(bytes.buffer, bytes.byteOffset, bytes.length));
  other.close();
  other.close();
  assert.throws(() => other.search({}), /closed/);
});

test('the same module answers in a page', async () => {
  const types = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.bin': 'application/octet-stream' };
  const server = createServer((request, response) => {
    const name = basename(new URL(request.url, 'http://x').pathname);
    const type = types[name.slice(name.lastIndexOf('.'))];
    if (type) {
      response.writeHead(200, { 'content-type': type });
      response.end(name === 'index.bin' ? bytes : readFileSync(join(MODULE, name)));
    } else {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Search</title>');
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  let browser;
  try {
    browser = await launch();
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const found = await page.evaluate(async () => {
      const { open } = await import('/souk-search.js');
      const catalogue = await open(fetch('/index.bin'));
      return catalogue.search({ q: 'gooseneck' }).hits.map((hit) => hit.id);
    });
    assert.deepEqual(found, ['kettle/2']);
  } finally {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  }
});
