// Souk: one way of asking for everything; the last word is always a beginning and errors are always forgiven.
import { RANGES, SHOWN } from '../columns.mjs';

const module = globalThis.process
  ? (await import('node:url')).pathToFileURL(`${process.env.SOUK_SEARCH}/souk-search.js`).href
  : '/module/souk-search.js';
const { open: openIndex } = await import(module);

/** Compiles the program. */
export async function start(bytes) {
  (await openIndex(bytes)).close();
}

export async function open(bytes) {
  const catalogue = await openIndex(bytes);
  const ids = ({ hits }) => hits.map(({ id }) => id);
  const search = (q) => ids(catalogue.search({ q, limit: SHOWN }));
  return {
    plain: search,
    prefix: search,
    typo: search,
    facets(q) {
      const { total, hits, facets, price } = catalogue.search({
        q,
        sort: 'price',
        facets: ['brand', 'category'],
        price: { ranges: RANGES },
        limit: SHOWN,
      });
      return { total, ids: ids({ hits }), brand: facets.brand, category: facets.category, prices: price?.ranges };
    },
    /** All that a text with an error finds; words that were left aside count as not found. */
    all(q) {
      const answer = catalogue.search({ q, limit: 0xffffffff });
      return answer.relaxed.length > 0 ? [] : ids(answer);
    },
  };
}
