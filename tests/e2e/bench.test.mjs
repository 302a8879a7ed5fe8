// What `cargo xtask bench engine` asks and counts, without any engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columns, SHOWN, tally } from '../../xtask/bench/engine/columns.mjs';
import { generated } from '../../xtask/bench/engine/data/generated.mjs';
import { quantile } from '../../xtask/bench/engine/measure.mjs';
import { curves, ladders } from '../../xtask/bench/engine/plot.mjs';
import { report } from '../../xtask/bench/engine/report.mjs';
import { questions } from '../../xtask/bench/engine/questions.mjs';
import { words } from '../../xtask/bench/engine/words.mjs';

const products = [...generated(1500)];
const asked = questions(products, 'en');

test('the same products and the same questions are made every time', () => {
  assert.deepEqual([...generated(1500)], products);
  assert.deepEqual(questions(products, 'en'), asked);
});

test('a plain question and a known item are answered by their product, and an item by no other', () => {
  const named = ({ title, brand, model }) => [title, brand, model];
  const fits = (q, fields) => {
    const needed = words(q, 'en');
    return products.filter((product) => {
      const own = new Set(words(fields(product).join(' '), 'en'));
      return needed.every((word) => own.has(word));
    });
  };
  assert.equal(asked.plain.length, 300);
  assert.ok(asked.known.length >= 200);
  for (const q of asked.plain.slice(0, 40)) {
    assert.ok(fits(q, (product) => [...named(product), ...product.category]).length > 0, q);
  }
  for (const { q, id } of asked.known.slice(0, 40)) {
    assert.deepEqual(fits(q, named).map((product) => product.id), [id], q);
  }
});

test('every keystroke of a question is asked but for spaces', () => {
  const [{ q }] = asked.known;
  const typed = asked.prefix.slice(0, asked.prefix.indexOf(q) + 1);
  assert.ok(typed.every((text) => q.startsWith(text) && !text.endsWith(' ')));
  assert.equal(typed.length, q.replaceAll(' ', '').length);
});

test('an error changes one word, and never one that is too short', () => {
  for (const { q, wrong, id } of asked.typo) {
    assert.ok(wrong.length >= 3, q);
    assert.ok(q.toLowerCase().includes(wrong), q);
    assert.ok(products[id], q);
  }
});

test('facets count all that was found, and the cheapest come first', () => {
  const rows = products.map(({ brand, category, price }) => [brand, category, price]);
  const found = tally(columns(rows), products.map(({ id }) => id));
  const sum = (list) => list.reduce((total, { count }) => total + count, 0);
  for (const counts of [found.brand, found.leaf, found.top, found.prices.map((count) => ({ count }))]) {
    assert.equal(sum(counts), products.length);
  }
  const byPrice = products.map(({ price }) => price).sort((a, b) => a - b);
  assert.deepEqual(found.ids.map((id) => products[id].price), byPrice.slice(0, SHOWN));
});

test('a value below which a share lies is one of the numbers', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  assert.deepEqual([0.5, 0.95, 1].map((share) => quantile(hundred, share)), [50, 95, 100]);
});

test('tables name what falls short, and pictures hold every engine', () => {
  const time = (p95) => ({ p50: p95 / 2, p95 });
  const measured = (factor) => ({
    ...{ start: 1, ready: factor, memory: 1e6 * factor, success: 1, mrr: 1, slipped: 1, lost: 0.01, anew: 0 },
    ...{ plain: time(factor), prefix: time(factor), typo: time(factor), facets: time(factor) },
  });
  const bytes = { code: 30_000, index: 1e6, raw: 2e6, build: 1 };
  const result = {
    ...{ set: 'generated', count: 1500, engines: { souk: bytes, minisearch: bytes } },
    ...{ questions: { plain: 1, prefix: 1, typo: 1, known: 1 } },
    places: { Node: { version: 'v20', engines: { souk: measured(1), minisearch: measured(8) } } },
  };
  const { sections, missed } = report([result], { plan: { commit: 'abc', command: 'bench' }, before: '0.1', after: '0.2' });
  const [text] = sections;
  assert.match(text, /8\.00 times \| 10 times \| falls short/);
  assert.match(text, /memory, MB .* met/);
  assert.deepEqual(missed.length, 5);
  assert.ok(ladders(result).includes('MiniSearch'));
  const point = (name, size) => ({ name, size, build: 1, raw: 1, index: size, ready: 1, memory: size, plain: 1, prefix: 1, typo: 1, facets: 1 });
  assert.ok(curves([point('souk', 1000), point('souk', 1e6), point('sqlite', 1000)]).includes('SQLite FTS5'));
});
