// The sets of products and how each is brought into one form, so that every engine indexes the same fields.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { generated } from './generated.mjs';

const text = (value) => (value ?? '').toString().trim();

/** Reads one record of a set; `null` leaves it out. */
const READERS = {
  'products-51k': (record, id) => ({
    id,
    title: text(record.name),
    brand: text(record.brand),
    model: text(record.model),
    category: record.category,
    price: record.price,
    description: text(record.description),
    sku: text(record.sku),
    upc: text(record.upc),
  }),
  'thai-diy-boonthavorn-54k': (record, id) => ({
    id,
    title: text(record.name_th) || text(record.name),
    brand: text(record.brand),
    model: '',
    category: [record.category_th || record.category_en || record.category_zh].filter(Boolean),
    price: Number(record.price) || 0,
    description: '',
    sku: text(record.sku),
    upc: '',
  }),
};

export const LANGUAGES = { 'thai-diy-boonthavorn-54k': 'th' };

/** Products of a set, one after the other. `file` holds one record a line; the generated set needs none. */
export async function* products(set, { file, count }) {
  if (set === 'generated') {
    yield* generated(count);
    return;
  }
  let id = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line.trim() && !(id >= count)) {
      yield READERS[set](JSON.parse(line), id);
      id += 1;
    }
  }
}
