// MiniSearch as its documentation advises: AND, titles boosted, the last word as a beginning, errors of a fifth of a word.
import MiniSearch from 'minisearch';
import { SHOWN, tally } from '../columns.mjs';
import { isJoined, words } from '../words.mjs';

export const code = `export { default } from 'minisearch'`;

const options = (language) => ({
  fields: ['title', 'brand', 'category', 'model', 'description', 'sku', 'upc'],
  extractField: (product, field) => (field === 'category' ? product.category.join(' ') : product[field]),
  searchOptions: { combineWith: 'AND', boost: { title: 3, brand: 2 } },
  ...(isJoined(language) && { tokenize: (text) => words(text, language) }),
});

export function build(products, language) {
  const index = new MiniSearch(options(language));
  index.addAll(products);
  return new TextEncoder().encode(JSON.stringify(index));
}

const isLast = (_, at, terms) => at === terms.length - 1;

export function open(bytes, { language, columns }) {
  const index = MiniSearch.loadJSON(new TextDecoder().decode(bytes), options(language));
  const ids = (q, how) => index.search(q, how).map(({ id }) => id);
  const first = (q, how) => ids(q, how).slice(0, SHOWN);
  return {
    plain: (q) => first(q, {}),
    prefix: (q) => first(q, { prefix: isLast }),
    typo: (q) => first(q, { fuzzy: 0.2 }),
    facets: (q) => tally(columns, ids(q, {})),
    all: (q) => ids(q, { fuzzy: 0.2 }),
  };
}
