// Orama as its documentation advises: all words needed (threshold 0; it wants them in one property, which is why there is one of
// all fields), one error in a word where errors are looked for, its own facets and order. It keeps what facets are counted from, since it has no
// other way to count them.
import { create, insertMultiple, load, save, search } from '@orama/orama';
import { RANGES, SHOWN } from '../columns.mjs';
import { isJoined, words } from '../words.mjs';

export const code = `export { create, load, search } from '@orama/orama'`;

const PRICES = { ranges: [...RANGES, Infinity].map((to, at) => ({ from: at === 0 ? 0 : RANGES[at - 1], to: to - 0.001 })) };

function make(language) {
  const tokenizer = { language: 'thai', normalizationCache: new Map(), tokenize: (text) => words(text, language) };
  return create({
    schema: { text: 'string', brand: 'string', top: 'string', leaf: 'string', price: 'number' },
    sort: { enabled: true, unsortableProperties: ['text', 'brand', 'top', 'leaf'] },
    ...(isJoined(language) ? { components: { tokenizer } } : { language: 'english' }),
  });
}

export async function build(products, language) {
  const index = make(language);
  const rows = products.map(({ id, title, brand, category, model, description, sku, upc, price }) => ({
    id: String(id),
    text: [title, brand, category.join(' '), model, sku, upc, description].join(' '),
    brand,
    leaf: category.join(' > '),
    top: category[0] ?? '',
    price,
  }));
  await insertMultiple(index, rows, 1000);
  return new TextEncoder().encode(JSON.stringify(save(index)));
}

export function open(bytes, { language, count }) {
  const index = make(language);
  load(index, JSON.parse(new TextDecoder().decode(bytes)));
  const ask = (term, more) =>
    search(index, { term, properties: ['text'], threshold: 0, limit: SHOWN, ...more });
  const ids = (answer) => answer.hits.map(({ id }) => Number(id));
  const values = (facet) => Object.entries(facet.values).map(([value, count]) => ({ value, count }));
  return {
    plain: (q) => ids(ask(q, {})),
    prefix: (q) => ids(ask(q, {})),
    typo: (q) => ids(ask(q, { tolerance: 1 })),
    facets(q) {
      const facets = { brand: {}, leaf: {}, top: {}, price: PRICES };
      const answer = ask(q, { facets, sortBy: { property: 'price', order: 'ASC' } });
      const { brand, leaf, top, price } = answer.facets;
      const prices = values(price).map(({ count }) => count);
      return { total: answer.count, ids: ids(answer), brand: values(brand), leaf: values(leaf), top: values(top), prices };
    },
    all: (q) => ids(ask(q, { tolerance: 1, limit: count })),
  };
}
