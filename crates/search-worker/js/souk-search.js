// Search in a catalogue, in a browser or in Node: `const c = await open(bytes)`, then `c.search({ q: "kettle" })`.
// `bytes` are what `souk index` wrote. The program souk-search.wasm stands beside this file.
import init, { Catalogue } from './souk-search-engine.js';

const GROUP = '\u001e';
const TEXT = '\u001f';
const MOST = 0xffffffff;
const ORDERS = { relevance: 0, price: 1, 'price-asc': 1, '-price': 2, 'price-desc': 2, rating: 3, discount: 4, newest: 5 };

let started;

const program = async () => {
  const address = new URL('./souk-search.wasm', import.meta.url);
  if (address.protocol !== 'file:') {
    return address;
  }
  const { readFile } = await import('node:fs/promises');
  return readFile(address);
};

const list = (values) => [values ?? []].flat().map(String);

/**
 * Opens an index. Rejects with an Error when the bytes are none.
 *
 * @param {Uint8Array | ArrayBuffer} bytes
 */
export const open = async (bytes) => {
  started ??= program().then((module_or_path) => init({ module_or_path }));
  await started;
  const engine = Catalogue.open(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  const unit = 10 ** engine.digits();
  const hasNumberIds = engine.has_number_ids();
  const hasNumbers = engine.has_numbers();
  const texts = new Map();

  const value = (facet, number) => {
    let known = texts.get(facet);
    if (known === undefined) {
      texts.set(facet, (known = []));
    }
    return (known[number] ??= engine.value(facet, number));
  };

  const price = (given, none, round) => {
    if (given === undefined || given === null || Number.isNaN(Number(given))) {
      return none;
    }
    // What stands a hair beside a whole unit, as products of decimals do, is that unit.
    const units = Number(given) * unit;
    const near = Math.round(units);
    return Math.min(MOST - 1, Math.max(0, Math.abs(units - near) < 1e-6 ? near : round(units)));
  };

  return {
    /** Number of records. */
    size: engine.size(),

    /**
     * Answers at once.
     *
     * `q`: as somebody types it. `filters`: facet to the values of which one must hold; a category may be named by its path
     * (`A > B`, or a list in a list), by its own name or by what is above it. `price`: `{ min, max }`, both included, and `ranges`, where ranges to be
     * counted meet. `rating`: `{ min }`, in stars. `sort`:
     * relevance, price, -price, rating, discount or newest. `facets`: names of what to count. `offset`, `limit`: which hits.
     *
     * Gives `{ total, hits: [{ id, score }], facets: { name: [{ value, count }] }, price: { min, max, ranges } | null, relaxed: [word], meant: text | null, took_us }`.
     */
    search({ q = '', filters = {}, price: bounds = {}, rating = {}, sort = 'relevance', facets = [], offset = 0, limit = 24 } = {}) {
      const start = performance.now();
      const order = ORDERS[sort];
      if (order === undefined) {
        throw new TypeError(`sort is ${JSON.stringify(sort)}; it can be ${Object.keys(ORDERS).join(', ')}`);
      }
      const chosen = Object.entries(filters ?? {})
        .map(([name, values]) => [
          name,
          ...[values ?? []].flat(1).map((value) => (Array.isArray(value) ? value.join(' > ') : String(value))),
        ])
        .filter((texts) => texts.length > 1);
      const counted = list(facets);
      const ends = [bounds?.ranges ?? []].flat().map((end) => price(end, MOST, Math.ceil));
      const numbers = engine.search(
        String(q ?? ''),
        chosen.map((texts) => texts.join(TEXT) + GROUP).join(''),
        counted.map((name) => name + TEXT).join(''),
        Uint32Array.of(price(bounds?.min, 0, Math.ceil), price(bounds?.max, MOST, Math.floor), order, offset, limit, Math.ceil(10 * (rating?.min ?? 0)), ...ends),
      );
      const [total, isTold, isPriced, lowest, highest] = numbers;
      let at = 5 + ends.length + 1;
      const ranges = [...numbers.subarray(5, at)];
      const hits = [];
      const ids = hasNumbers ? '' : engine.ids();
      let from = 0;
      const idOf = (number) => {
        if (hasNumbers) {
          return number;
        }
        const id = ids.slice(from, (from += number));
        return hasNumberIds ? Number(id) : id;
      };
      const last = at + 1 + 2 * numbers[at];
      for (at += 1; at < last; at += 2) {
        hits.push({ id: idOf(numbers[at + 1]), score: numbers[at] });
      }
      const counts = {};
      for (const name of counted) {
        const values = [];
        const end = at + 1 + 2 * (numbers[at] ?? 0);
        for (at += 1; at < end; at += 2) {
          values.push({ value: value(name, numbers[at]), count: numbers[at + 1] });
        }
        counts[name] = values;
      }
      return {
        total,
        hits,
        facets: counts,
        price: isPriced ? { min: lowest / unit, max: highest / unit, ranges } : null,
        relaxed: isTold ? engine.relaxed().split(TEXT).filter(Boolean) : [],
        meant: (isTold && engine.meant()) || null,
        took_us: Math.round((performance.now() - start) * 1000),
      };
    },

    /**
     * The parts of a text that a question asks for, to be shown as such: `[[start, end]]` in units of the string, ascending. `meant` is that
     * of the answer.
     */
    highlight(text, q, meant) {
      const places = engine.marks(String(text), String(q ?? ''), meant ?? '');
      return Array.from({ length: places.length / 2 }, (_, at) => [places[2 * at], places[2 * at + 1]]);
    },

    /** Gives the memory back; the catalogue cannot be asked any more. */
    close() {
      engine.free();
    },
  };
};
