// Search in a catalogue that is too large to be downloaded: `const c = await open('/search/')`, then `await c.search({ q: "kettle" })`.
// The address leads to what `souk index --sharded` wrote, on any static host. The program souk-search-sharded.wasm stands beside this file.
import { GROUP, TEXT, question } from './question.js';
import init, { Pieces } from './souk-search-sharded-engine.js';

const PART = '\u001d';
const ROUNDS = 6;
/** Pages that a question may fetch however many leaves it took. */
const FEWEST_PAGES = 3;

let started;

const isFile = (address) => address.protocol === 'file:';

const fromDisk = async (address) => {
  const { readFile } = await import('node:fs/promises');
  return readFile(address);
};

const program = async () => {
  const address = new URL('./souk-search-sharded.wasm', import.meta.url);
  return isFile(address) ? fromDisk(address) : address;
};

/** Bytes of an address, or an Error after `patience` milliseconds. */
const fetched = async (address, { patience, ...how }) => {
  if (isFile(address)) {
    return fromDisk(address);
  }
  const answer = await fetch(address, { ...how, signal: AbortSignal.timeout(patience) });
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return new Uint8Array(await answer.arrayBuffer());
};

/** What was fetched once stays for when there is no network; nothing where there is no such place. */
const keep = async (name) => {
  try {
    return await globalThis.caches?.open(name);
  } catch {
    return undefined;
  }
};

const texts = (text) => text.split(TEXT).slice(0, -1);

/**
 * Opens an index in pieces. Rejects with an Error when its root cannot be had, not even one that was kept.
 *
 * `most`: how many pieces one question may fetch, but for a few that it cannot do without. `patience`: milliseconds after which a piece counts as missing.
 * `get`: `(address) => bytes`, in the place of `fetch`.
 *
 * @param {string | URL} address
 */
export const open = async (address, { most = 9, patience = 8000, get } = {}) => {
  started ??= program().then((module_or_path) => init({ module_or_path }));
  await started;
  const base = new URL(String(address).replace(/\/?$/, '/'), globalThis.location?.href);
  const kept = await keep(`souk-search ${base}`);
  const load = get ?? ((from, how) => fetched(from, { patience, ...how }));

  const root = async () => {
    const from = new URL('root', base);
    try {
      const bytes = await load(from, { cache: 'no-cache' });
      await kept?.put(from, new Response(bytes)).catch(() => {});
      return bytes;
    } catch (problem) {
      const old = await kept?.match(from);
      if (!old) {
        throw problem;
      }
      return new Uint8Array(await old.arrayBuffer());
    }
  };
  const engine = Pieces.open(new Uint8Array(await root()));
  const folder = new URL(`${engine.name()}/`, base);
  // Pieces of other sets are of no use any more.
  kept?.keys().then((requests) => {
    for (const { url } of requests) {
      if (url !== new URL('root', base).href && !url.startsWith(folder.href)) {
        kept.delete(url);
      }
    }
  }, () => {});
  const unit = 10 ** engine.digits();
  const hasNumberIds = engine.has_number_ids();
  const coming = new Map();

  /** Fetches a piece, once for all who ask for it at a time. */
  const bring = (name) => {
    const load_it = async () => {
      const from = new URL(name, folder);
      let bytes;
      try {
        const old = await kept?.match(from);
        bytes = old ? new Uint8Array(await old.arrayBuffer()) : await load(from, {});
        if (!old) {
          kept?.put(from, new Response(bytes)).catch(() => {});
        }
      } catch {
        bytes = undefined;
      }
      if (!engine.put(name, bytes && new Uint8Array(bytes)) && bytes) {
        kept?.delete(from);
      }
      coming.delete(name);
    };
    if (!coming.has(name)) {
      coming.set(name, load_it());
    }
    return coming.get(name);
  };

  const read = (text) => {
    const [head, ranges, hits, facets, relaxed, meant, wanted] = text.split(PART);
    const [total, missing, isExact, isWhole, isPriced, lowest, highest] = head.split(TEXT);
    const answer = {
      total: Number(total),
      about: !isExact,
      whole: Boolean(isWhole),
      missing: Number(missing),
      hits: hits.split(GROUP).slice(0, -1).map((hit) => {
        const [id, title, brand, price, score] = hit.split(TEXT);
        return { id: hasNumberIds ? Number(id) : id, score: Number(score), title, brand, price: price ? Number(price) / unit : null };
      }),
      facets: {},
      price: isPriced ? { min: lowest / unit, max: highest / unit, ranges: texts(ranges).map(Number) } : null,
      relaxed: texts(relaxed),
      meant: meant || null,
    };
    for (const facet of facets.split(GROUP).slice(0, -1)) {
      const [name, ...values] = texts(facet);
      answer.facets[name] = Array.from({ length: values.length / 2 }, (_, at) => ({ value: values[2 * at], count: Number(values[2 * at + 1]) }));
    }
    return { answer, wanted: texts(wanted) };
  };

  return {
    /** Number of records. */
    size: engine.size(),

    /** Name of the set of pieces. */
    name: engine.name(),

    /**
     * Answers when the pieces that it takes are there: a question as that of `souk-search.js`, and `signal`, with which a question that
     * nobody waits for any more is dropped (it rejects with the signal's reason), and `early`, which is called with each answer that
     * is not the last.
     *
     * Gives `{ total, about, whole, missing, hits: [{ id, score, title, brand, price }], facets, price, relaxed, meant, pieces, rounds }`. `about`: total
     * is an estimate. `whole`: hits and counts are those of the whole catalogue; else of the pages that were fetched. `missing`: how many pieces could
     * not be had. `pieces`: how many this question brought, in so many `rounds`.
     */
    async search(given) {
      const { signal, early } = given ?? {};
      const { crossing } = question(given, unit);
      let left = most;
      let pieces = 0;
      let brought = 0;
      engine.try_again();
      for (let round = 0; ; round += 1) {
        const { answer, wanted } = read(engine.ask(...crossing, Math.max(left, FEWEST_PAGES - brought)));
        if (wanted.length === 0 || round === ROUNDS) {
          return { ...answer, pieces, rounds: round };
        }
        if (answer.hits.length > 0) {
          early?.(answer);
        }
        left -= wanted.length;
        pieces += wanted.length;
        brought += wanted.filter((name) => name.startsWith('p')).length;
        await Promise.all(wanted.map(bring));
        signal?.throwIfAborted();
      }
    },

    /** Gives the memory back; the catalogue cannot be asked any more. */
    close() {
      engine.free();
    },
  };
};
