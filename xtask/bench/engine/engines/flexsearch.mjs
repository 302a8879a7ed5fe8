// FlexSearch as its documentation advises for speed: one index over all fields (its documents search each field apart, which is no
// AND across fields), beginnings of words indexed, no fast update. Errors: its encoder `LatinAdvanced`, which compares sounds.
import { Charset, Encoder, Index } from 'flexsearch';
import { SHOWN, tally } from '../columns.mjs';
import { isJoined, words } from '../words.mjs';

export const code = `export { Charset, Encoder, Index } from 'flexsearch'`;

/** Between the pieces that it hands out, which hold no such character. */
const BETWEEN = '\u0000';

const make = (language) =>
  new Index({
    tokenize: 'forward',
    resolution: 9,
    fastupdate: false,
    encoder: isJoined(language) ? new Encoder({ encode: (text) => words(text, language) }) : Charset.LatinAdvanced,
    ...(isJoined(language) && { encode: (text) => words(text, language) }),
  });

export async function build(products, language) {
  const index = make(language);
  for (const product of products) {
    const { id, title, brand, category, model, description, sku, upc } = product;
    index.add(id, [title, brand, category.join(' '), model, sku, upc, description].join(' '));
  }
  const pieces = [];
  await index.export((key, piece) => void pieces.push(key, piece ?? ''));
  return new TextEncoder().encode(pieces.join(BETWEEN));
}

export function open(bytes, { language, columns, count }) {
  const index = make(language);
  const pieces = new TextDecoder().decode(bytes).split(BETWEEN);
  for (let at = 0; at < pieces.length; at += 2) {
    index.import(pieces[at], pieces[at + 1]);
  }
  const first = (q) => index.search(q, SHOWN);
  const all = (q) => index.search(q, count);
  return { plain: first, prefix: first, typo: first, facets: (q) => tally(columns, all(q)), all };
}
