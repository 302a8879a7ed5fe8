// SQLite's FTS5 as its documentation advises: a table without contents, an index of beginnings of one to three letters, bm25 with weights. It
// knows no typing errors. Languages without spaces are cut before they are handed over, as with the others.
import sqlite3InitModule from '@sqlite.org/sqlite-wasm';
import { SHOWN, tally } from '../columns.mjs';
import { isJoined, words } from '../words.mjs';

export const code = `export { default } from '@sqlite.org/sqlite-wasm'`;
export const program = '@sqlite.org/sqlite-wasm/dist/sqlite3.wasm';
export const isBlindToErrors = true;

let sqlite;

/** Compiles the program. */
export async function start() {
  sqlite ??= await sqlite3InitModule({ print() {}, printErr() {} });
}

const fitted = (text, language) => (isJoined(language) ? words(text, language).join(' ') : text);

export async function build(products, language) {
  await start();
  const database = new sqlite.oo1.DB(':memory:');
  database.exec(
    `create virtual table goods using fts5(title, brand, category, model, description, sku, upc,
      content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')`,
  );
  const insert = database.prepare('insert into goods(rowid, title, brand, category, model, description, sku, upc) values (?,?,?,?,?,?,?,?)');
  database.exec('begin');
  for (const { id, title, brand, category, model, description, sku, upc } of products) {
    const texts = [title, brand, category.join(' '), model, description, sku, upc];
    insert.bind([id, ...texts.map((text) => fitted(text, language))]).stepReset();
  }
  insert.finalize();
  database.exec('commit');
  database.exec("insert into goods(goods) values ('optimize')");
  database.exec('vacuum');
  const bytes = sqlite.capi.sqlite3_js_db_export(database);
  database.close();
  return bytes;
}

export function open(bytes, { language, columns }) {
  const { capi, wasm, oo1 } = sqlite;
  const database = new oo1.DB(':memory:');
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY;
  capi.sqlite3_deserialize(database.pointer, 'main', wasm.allocFromTypedArray(bytes), bytes.length, bytes.length, flags);
  const ranked = database.prepare(
    `select rowid from goods where goods match ?1 and rank match 'bm25(10, 5, 2, 2, 1, 1, 1)' order by rank limit ${SHOWN}`,
  );
  const every = database.prepare('select rowid from goods where goods match ?1');
  const run = (statement, match) => {
    const ids = [];
    if (match) {
      statement.bind([match]);
      while (statement.step()) {
        ids.push(statement.getInt(0));
      }
      statement.reset();
    }
    return ids;
  };
  // Words as its tokenizer cuts them, so that "a-b" is two words and no phrase.
  const quoted = (q) => words(q, language).map((word) => `"${word}"`).join(' ');
  const plain = (q) => run(ranked, quoted(q));
  return {
    plain,
    prefix: (q) => run(ranked, quoted(q) && `${quoted(q)}*`),
    typo: plain,
    facets: (q) => tally(columns, run(every, quoted(q))),
    all: (q) => run(every, quoted(q)),
  };
}
