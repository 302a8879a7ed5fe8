// Search in a catalogue, in a browser or in Node: `const c = await open(bytes)`, then `c.search({ q: "kettle" })`.
// `bytes` are what `souk index` wrote. The program souk-search.wasm stands beside this file.
import { ORDERS_OF_ALL, TEXT, plain, question, told } from './question.js';
import init, { Catalogue } from './souk-search-engine.js';

let started;

const program = async () => {
  const address = new URL('./souk-search.wasm', import.meta.url);
  if (address.protocol !== 'file:') {
    return address;
  }
  const { readFile } = await import('node:fs/promises');
  return readFile(address);
};

/** Loads the program and has it answer something; a failure is forgotten, so that it can be tried again. */
const start = () =>
  program()
    .then((module_or_path) => init({ module_or_path }))
    .then(() => {
      // Browsers compile a function when it is first called: here, while the index is on its way.
      const sample = catalogue(Catalogue.sample());
      sample.search({ q: 'steel ketle', filters: { category: ['Kettles'] }, facets: ['brand'], sort: 'price' });
      sample.close();
    })
    .catch((problem) => {
      started = undefined;
      throw problem;
    });

async function bytesOf(coming) {
  const given = await coming;
  if (typeof given?.arrayBuffer === 'function') {
    if (given.ok === false) {
      throw new Error(`the index cannot be fetched: status ${given.status}`);
    }
    return new Uint8Array(await given.arrayBuffer());
  }
  if (given instanceof Uint8Array) {
    return given;
  }
  if (ArrayBuffer.isView(given)) {
    return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  }
  // Buffers of other windows are of another class.
  if (/^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(given))) {
    return new Uint8Array(given);
  }
  throw new TypeError(`the index is ${told(given)}; it can be a Uint8Array, an ArrayBuffer or a Response`);
}

/** What is asked, around an opened index. */
function catalogue(index) {
  let opened = index;
  const size = opened.size();
  const unit = 10 ** opened.digits();
  const hasNumberIds = opened.has_number_ids();
  const hasNumbers = opened.has_numbers();
  const hasTitles = opened.has_titles();
  const texts = new Map();

  const asked = () => {
    if (opened === undefined) {
      throw new Error('this catalogue is closed');
    }
    return opened;
  };

  const known = (facet) => texts.get(facet) ?? texts.set(facet, []).get(facet);

  return {
    /** Number of records. */
    size,

    /**
     * Answers at once. Whatever is of another kind than it should be is a TypeError.
     *
     * `q`: as somebody types it. `filters`: facet to the values of which one must hold; a category may be named by its path
     * (`A > B`, or a list in a list), by its own name or by what is above it. `price`: `{ min, max }`, both included, and `ranges`, where ranges to be
     * counted meet. `rating`: `{ min }`, in stars. `sort`:
     * relevance, price, -price, rating, discount, newest, name or -name. `facets`: names of what to count. `offset`, `limit`: which hits.
     *
     * Gives `{ total, hits: [{ id, score, title }], facets: { name: [{ value, count }] }, price: { min, max, ranges } | null, relaxed: [word], meant: text | null, took_us }`.
     */
    search(given) {
      const begun = performance.now();
      const engine = asked();
      const { counted, ends, crossing } = question(given, unit, ORDERS_OF_ALL);
      const numbers = engine.search(...crossing);
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
      if (hasTitles) {
        const titles = engine.titles().split(TEXT);
        hits.forEach((hit, place) => (hit.title = titles[place]));
      }
      const facets = counted.map((name) => {
        const values = new Array(numbers[at]);
        const texts = known(name);
        at += 1;
        for (let place = 0; place < values.length; place += 1, at += 2) {
          const number = numbers[at];
          values[place] = { value: (texts[number] ??= engine.value(name, number)), count: numbers[at + 1] };
        }
        return [name, values];
      });
      return {
        total,
        hits,
        facets: Object.fromEntries(facets),
        price: isPriced ? { min: lowest / unit, max: highest / unit, ranges } : null,
        relaxed: isTold ? engine.relaxed().split(TEXT).filter(Boolean) : [],
        meant: (isTold && engine.meant()) || null,
        took_us: Math.round((performance.now() - begun) * 1000),
      };
    },

    /**
     * The parts of a text that a question asks for, to be shown as such: `[[start, end]]` in units of the string, ascending. `meant` is that
     * of the answer.
     */
    highlight(text, q, meant) {
      const places = asked().marks(plain('text', text), plain('q', q), plain('meant', meant));
      return Array.from({ length: places.length / 2 }, (_, at) => [places[2 * at], places[2 * at + 1]]);
    },

    /** Gives the memory back; the catalogue cannot be asked any more. */
    close() {
      opened?.free();
      opened = undefined;
    },
  };
}

/**
 * Opens an index. Rejects with an Error when the bytes are none. Given a promise, as in `open(fetch('index.bin'))`, the program is made
 * ready while the bytes come.
 *
 * @param {Uint8Array | ArrayBuffer | Response | Blob | Promise} bytes
 */
export const open = async (bytes) => {
  started ??= start();
  const [content] = await Promise.all([bytesOf(bytes), started]);
  return catalogue(Catalogue.open(content));
};
