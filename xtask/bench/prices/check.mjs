// `cargo xtask bench prices` calls this with a plan. It runs the prices in a browser's program beside the native ones, and reckons unit
// prices and 30-day lows of real prices once more, day by day and in numbers of another kind, to compare.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const engine = createRequire(import.meta.url)(plan.engine);
const MISSED = 2;
const GOAL_MS = 300;
const GOAL_BYTES = 2000;
const DAY = 86_400_000;
const GOALS = ['cheapest', 'fewest parcels', 'soonest'];
const SPAN = 30;

const out = [];
const missed = [];
const say = (line) => out.push(line);
const number = (value) => Math.round(value).toLocaleString('en');
const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

/** The same baskets and markets natively and as a browser runs them. */
function programs() {
  const [markets, lines, sellers] = plan.markets;
  const text = execFileSync(plan.native, [plan.baskets, markets, lines, sellers].map(String), { encoding: 'utf8' });
  const native = text.trim().split('\n').map((line) => line.split(' '));
  const began = performance.now();
  const digest = engine.digest_of(plan.baskets);
  const took = performance.now() - began;
  const [, there, nativeTook] = native[0];
  const verdict = digest === there ? 'equal' : 'NOT EQUAL';
  if (digest !== there) {
    missed.push('baskets do not come to the same');
  }
  say('| baskets | native | in wasm | digests |');
  say('| --- | --- | --- | --- |');
  say(`| ${number(plan.baskets)} | ${number(nativeTook)} ms | ${number(took)} ms | ${verdict}, ${digest} |`);
  say('');
  say(`${markets} markets of ${lines} lines and ${sellers} sellers; goal ${GOAL_MS} ms in wasm.`);
  say('');
  say('| wanted | proven best | largest gap | native, middle | native, longest | wasm, middle | wasm, longest | saved |');
  say('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const goal of [0, 1, 2]) {
    const times = [];
    const nativeTimes = [];
    let exact = 0;
    let gap = 0;
    let saved = 0;
    let total = 0;
    for (let seed = 0; seed < markets; seed += 1) {
      const row = native[1 + seed * 3 + goal];
      const start = performance.now();
      const told = engine.plan_of(seed, lines, sellers, goal);
      times.push(performance.now() - start);
      nativeTimes.push(Number(row[7]) / 1000);
      if (told !== row.slice(3, 7).join(' ')) {
        missed.push(`plan ${seed} ${goal} is another one in wasm`);
      }
      const [sum, bp, , saves] = told.split(' ').map(Number);
      exact += bp === 0 ? 1 : 0;
      gap = Math.max(gap, bp);
      saved += saves;
      total += saves > 0 ? sum + saves : 0;
    }
    for (const list of [times, nativeTimes]) {
      list.sort((a, b) => a - b);
    }
    if (times.at(-1) > GOAL_MS) {
      missed.push(`a plan (${GOALS[goal]}) took ${number(times.at(-1))} ms`);
    }
    const ms = (list, part) => `${at(list, part).toFixed(1)} ms`;
    const part = total > 0 ? `${((saved / total) * 100).toFixed(1)} %` : '';
    say(`| ${GOALS[goal]} | ${exact} of ${markets} | ${(gap / 100).toFixed(2)} % | ${ms(nativeTimes, 0.5)} | ${ms(nativeTimes, 1)} | ${ms(times, 0.5)} | ${ms(times, 1)} | ${part} |`);
  }
  say('');
}

/** Cents for a kilogram, a litre or a piece, half up. */
function unitPrice(cents, quantity, unit) {
  const thousandths = { g: 1, gr: 1, ml: 1, cl: 10, kg: 1000, l: 1000, lt: 1000 }[unit];
  const exact = thousandths ? (cents * 1000) / (quantity * thousandths) : cents / quantity;
  return Math.floor(exact + 0.5 + 1e-9);
}

/** The lowest price of the days before a day, and of its first moment: every single day is looked at. */
function lowest(spans, now) {
  const days = [];
  const first = [];
  for (const { from, to, cents } of spans) {
    for (let day = from; day < Math.min(to, now); day += DAY) {
      days.push({ day, cents });
    }
    if (from === now) {
      first.push(cents);
    }
  }
  const sorted = days.map(({ cents }) => cents).sort((a, b) => a - b);
  const middle = sorted.length > 0 ? sorted[Math.floor((sorted.length - 1) / 2)] : [...first].sort((a, b) => a - b)[0];
  const meant = (cents) => cents < middle * 10 && cents * 10 > middle;
  const window = days.filter(({ day }) => day >= now - SPAN * DAY).map(({ cents }) => cents);
  const found = [...window, ...first].filter(meant);
  return found.length > 0 ? Math.min(...found) : null;
}

/** Whether a text is a price in whole cents. */
const isPrice = (text) => /^\d+(\.\d{1,2}0*)?$/.test(text);

const time = (day) => Date.parse(`${day}T00:00:00Z`);

/** What the other program found, by kind and set. */
function facts() {
  const all = new Map();
  for (const line of readFileSync(path.join(plan.work, 'facts.tsv'), 'utf8').split('\n')) {
    const [kind, set, id, key, value] = line.split('\t');
    if (value !== undefined) {
      const name = `${kind} ${set}`;
      all.set(name, all.get(name) ?? []);
      all.get(name).push({ id, key, value: value === '-' ? null : Number(value) });
    }
  }
  return all;
}

function compared(name, list, expected) {
  let equal = 0;
  let unknown = 0;
  let other = 0;
  for (const fact of list) {
    const wanted = expected(fact);
    if (wanted === undefined) {
      unknown += 1;
    } else if (wanted === fact.value) {
      equal += 1;
    } else {
      other += 1;
      if (other <= 5) {
        process.stderr.write(`${name}: ${fact.id} ${fact.key}: ${fact.value} and not ${wanted}\n`);
      }
    }
  }
  if (other > 0) {
    missed.push(`${name}: ${other} differ`);
  }
  say(`| ${name} | ${number(equal)} | ${number(other)} | ${unknown > 0 ? number(unknown) : ''} |`);
}

function carts(found) {
  for (const set of plan.carts) {
    const file = path.join(plan.data, 'heissepreise-at', `${set}.json`);
    const { items } = JSON.parse(readFileSync(file, 'utf8'));
    const stated = new Map();
    const spans = items.map(({ priceHistory }) => {
      const prices = new Map();
      for (const { date, price } of [...priceHistory].reverse()) {
        if (isPrice(String(price))) {
          prices.set(date, Math.round(price * 100));
        }
      }
      const rows = [...prices].sort(([a], [b]) => (a < b ? -1 : 1));
      return rows.map(([date, cents], index) => ({ from: time(date), to: rows[index + 1] ? time(rows[index + 1][0]) : Infinity, cents }));
    });
    items.forEach(({ priceHistory }, index) => {
      for (const { price, unitPrice: unit } of priceHistory) {
        stated.set(`${index} ${Math.round(price * 100)}`, unit);
      }
    });
    compared(`unit prices, ${set}`, found.get(`unit ${set}`), ({ id, key }) => {
      const { quantity, unit } = items[Number(id)];
      return unitPrice(Number(key), quantity, unit);
    });
    const told = found.get(`unit ${set}`).filter(({ id, key }) => stated.get(`${id} ${key}`) !== undefined);
    if (told.length > 0) {
      compared(`the source's own unit prices, ${set}`, told, ({ id, key }) => Math.floor(stated.get(`${id} ${key}`) * 100 + 0.5 + 1e-7));
    }
    compared(`30-day lows, ${set}`, found.get(`low ${set}`), ({ id, key }) => lowest(spans[Number(id)], time(key)));
  }
}

function daily(found) {
  for (const set of plan.daily) {
    const days = new Map();
    const names = new Map();
    for (const line of readFileSync(path.join(plan.work, `${set}.csv`), 'utf8').split('\n')) {
      const cells = line.split(',');
      const price = Number(cells.at(-1));
      if (cells.length >= 4 && isPrice(cells.at(-1))) {
        days.set(cells[0], days.get(cells[0]) ?? new Map());
        days.get(cells[0]).set(cells[1], Math.round(price * 100));
        names.set(cells[1], cells.slice(2, -1).join(','));
      }
    }
    const order = [...days.keys()].sort();
    const spans = new Map();
    order.forEach((day, index) => {
      const to = order[index + 1] ? time(order[index + 1]) : Infinity;
      for (const [id, cents] of days.get(day)) {
        if (cents > 0) {
          spans.set(id, spans.get(id) ?? []);
          spans.get(id).push({ from: time(day), to, cents });
        }
      }
    });
    compared(`30-day lows, ${set}`, found.get(`low ${set}`), ({ id, key }) => lowest(spans.get(id) ?? [], time(key)));
    // Names with one plain quantity: what else they hold, the plain way does not understand.
    const quantity = /(?<![\d.,])(\d{1,4}(?:[.,]\d{1,2})?)\s?(kg|gr|g|ml|cl|lt|l)(?![\p{L}\d])/giu;
    compared(`unit prices out of names, ${set}`, found.get(`title ${set}`), ({ id, key }) => {
      const name = names.get(id) ?? '';
      const all = [...name.matchAll(quantity)];
      if (all.length !== 1 || /[xχ×*+&/]\s?\d|\d\s?[xχ×*+&/]|\d\s?-|-\s?\d|[gl]\+|\.\d+\s?g/iu.test(name) || Number(key) === 0) {
        return undefined;
      }
      const amount = Number(all[0][1].replace(',', '.'));
      return amount > 0 ? unitPrice(Number(key), amount, all[0][2].toLowerCase()) : undefined;
    });
  }
}

programs();
const found = facts();
say('| real prices | equal | different | not comparable |');
say('| --- | --- | --- | --- |');
carts(found);
daily(found);
say('');
say(`History on the wire, as it is loaded for a product; goal ${number(GOAL_BYTES)} bytes.`);
say('');
say('| shop | days | products | files | mean of a file | largest | for each product |');
say('| --- | --- | --- | --- | --- | --- | --- |');
for (const [shop, wire] of Object.entries(plan.wire)) {
  if (wire.largest > GOAL_BYTES) {
    missed.push(`a history of ${shop} is ${number(wire.largest)} bytes`);
  }
  say(`| ${shop} | ${wire.days} | ${number(wire.products)} | ${wire.files} | ${number(wire.mean)} | ${number(wire.largest)} | ${number(wire.sum / wire.products)} |`);
}
say('');
say(`Load of the machine: ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} processors.`);
for (const goal of missed.slice(0, 20)) {
  say(`MISSED: ${goal}`);
}
process.stdout.write(`${out.join('\n')}\n`);
process.exit(missed.length > 0 ? MISSED : 0);
