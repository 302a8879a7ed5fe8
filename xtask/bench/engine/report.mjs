// Tables of what was measured, with ratios and the goals.
import os from 'node:os';

export const NAMES = { souk: 'Souk', minisearch: 'MiniSearch', flexsearch: 'FlexSearch', sqlite: 'SQLite FTS5', orama: 'Orama' };
export const TITLES = { generated: 'made-up', 'products-51k': 'products-51k', 'thai-diy-boonthavorn-54k': 'thai-diy-boonthavorn-54k' };
const KINDS = ['plain', 'prefix', 'typo', 'facets'];

/** Few enough digits to be read: 1234, 12.3, 1.23, 0.012. */
export function short(number) {
  if (!Number.isFinite(number)) {
    return '–';
  }
  if (number >= 100) {
    return Math.round(number).toLocaleString('en');
  }
  return number >= 10 ? number.toFixed(1) : number >= 1 ? number.toFixed(2) : number.toFixed(3);
}
const part = (share) => `${(100 * share).toFixed(0)} %`;
const mega = (bytes) => short(bytes / 1e6);
const kilo = (bytes) => (bytes / 1e3).toFixed(1);

/** One row's figures: bytes and seconds of the set with times of the place. */
function figures({ engines, places }, place, name) {
  const measured = places[place].engines[name];
  // SQLite knows no errors: what it answers quickly is nothing.
  const typo = name === 'sqlite' ? { p50: NaN, p95: NaN } : measured.typo;
  return { ...engines[name], ...measured, typo };
}

const COLUMNS = [
  ['code kB', (row) => kilo(row.code)],
  ['index MB', (row) => mega(row.index)],
  ['program ms', (row) => short(row.start)],
  ['first answer ms', (row) => short(row.ready)],
  ['memory MB', (row) => mega(row.memory)],
  ...KINDS.map((kind) => [
    { plain: 'plain', prefix: 'as-you-type', typo: 'typing errors', facets: 'facets, by price' }[kind],
    (row) => (Number.isNaN(row[kind].p95) ? 'none' : `${short(row[kind].p50)} / ${short(row[kind].p95)}`),
  ]),
  ['errors lost (new words)', (row) => `${part(row.lost)} (${part(row.anew)})`],
  ['success at 10', (row) => row.success.toFixed(3)],
  ['MRR', (row) => row.mrr.toFixed(3)],
  ['success with an error', (row) => row.slipped.toFixed(3)],
];

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** What has a best peer, and how many times Souk must be ahead of it. */
export const COMPARED = [
  ['plain p95, ms', (row) => row.plain.p95, 10],
  ['as-you-type p95, ms', (row) => row.prefix.p95, 10],
  ['facets and order by price p95, ms', (row) => row.facets.p95, 10],
  ['typing errors p95, ms, beside MiniSearch', (row) => row.typo.p95, 10, ['minisearch']],
  ['bytes to first answer, ms', (row) => row.ready, 10],
  ['memory, MB', (row) => row.memory / 1e6, 5],
  ['index, MB', (row) => row.index / 1e6],
  ['code, kB', (row) => row.code / 1e3],
];

/** The best of the peers at something: `[name, value]`. */
export function best(result, place, value, among) {
  const peers = among ?? Object.keys(result.engines).filter((name) => name !== 'souk');
  return peers
    .map((name) => [name, value(figures(result, place, name))])
    .filter(([, number]) => Number.isFinite(number))
    .sort((a, b) => a[1] - b[1])[0];
}

/** Goals of a set at a place: `[figure, Souk's, best peer's, ratio, goal, verdict]`. */
function goals(result, place) {
  const own = figures(result, place, 'souk');
  const isEnglish = !result.set.startsWith('thai');
  const lines = COMPARED.map(([title, value, times, among]) => {
    const [name, peer] = best(result, place, value, among);
    const ratio = peer / value(own);
    const met = times === undefined ? undefined : ratio >= times;
    return [title, short(value(own)), `${short(peer)} (${NAMES[name]})`, `${short(ratio)} times`, times ? `${times} times` : '', met];
  });
  const plainly = (title, value, goal, met) => lines.push([title, value, '', '', goal, met]);
  plainly('bytes to first answer, ms', short(own.ready), '5', own.ready <= 5);
  if (result.set === 'products-51k') {
    plainly('index, MB', mega(own.index), '1.4', own.index <= 1.4e6);
  }
  plainly('code, kB', kilo(own.code), '40', own.code <= 40_000);
  plainly('typing errors lost', part(own.lost), '5 %', own.lost <= 0.05);
  plainly('those that are no other word, lost', part(own.anew), '', undefined);
  plainly('known items, success at 10', own.success.toFixed(3), isEnglish ? '1.00' : '0.95', own.success >= (isEnglish ? 1 : 0.95));
  plainly('known items, MRR', own.mrr.toFixed(3), isEnglish ? '0.98' : '0.95', own.mrr >= (isEnglish ? 0.98 : 0.95));
  return lines;
}

const verdict = (met) => (met === undefined ? '' : met ? 'met' : 'falls short');

/** Where goals are looked at: in the browser, and in Node where there is none. */
export const placeOf = ({ places }) => (places.Chromium ? 'Chromium' : 'Node');

function section(result, missed, run) {
  const { set, count, engines, questions, places } = result;
  const parts = [`### ${TITLES[set]}: ${count.toLocaleString('en')} products`, when(run)];
  const { plain, prefix, typo, known } = questions;
  parts.push(`${plain} plain questions, ${prefix} keystrokes, ${typo} questions with errors, ${known} known items.`);
  for (const place of Object.keys(places)) {
    const rows = Object.keys(engines).map((name) => {
      const row = figures(result, place, name);
      return [NAMES[name], ...COLUMNS.map(([, cell]) => cell(row))];
    });
    parts.push(table([`${place} ${places[place].version}`, ...COLUMNS.map(([head]) => head)], rows));
  }
  const place = placeOf(result);
  const lines = goals(result, place);
  missed.push(...lines.filter((line) => line[5] === false).map(([title]) => `${TITLES[set]}: ${title}`));
  const heads = [`${TITLES[set]}, ${place}`, 'Souk', 'best peer', 'ahead', 'goal', ''];
  parts.push(table(heads, lines.map((line) => [...line.slice(0, 5), verdict(line[5])])));
  return parts.join('\n\n');
}

/** What a measurement is worth: when, of what, and how busy the machine was. */
const when = ({ plan, before, after }) =>
  `${new Date().toISOString().slice(0, 10)}, commit ${plan.commit}, \`${plan.command}\`; ${os.cpus().length} processors, ` +
  `load ${before} before and ${after} after.`;

/** `{ sections, missed }` of several sets: a text for each. */
export function report(results, run) {
  const missed = [];
  return { sections: results.map((result) => section(result, missed, run)), missed };
}

/** One line for each set in the history of the figures. */
export const historyLines = (results, { commit }) =>
  results.map((result) => {
    const place = placeOf(result);
    const own = figures(result, place, 'souk');
    const ahead = (value, among) => short(best(result, place, value, among)[1] / value(own));
    const time = (kind, among) => `${short(own[kind].p95)} (${ahead((row) => row[kind].p95, among)})`;
    const cells = [new Date().toISOString().slice(0, 10), commit, `${TITLES[result.set]}, ${place}`];
    cells.push(kilo(own.code), mega(own.index), `${short(own.ready)} (${ahead((row) => row.ready)})`);
    cells.push(`${mega(own.memory)} (${ahead((row) => row.memory)})`, time('plain'), time('prefix'), time('typo', ['minisearch']));
    cells.push(time('facets'), part(own.lost), own.success.toFixed(3), own.mrr.toFixed(3));
    return `| ${cells.join(' | ')} |`;
  });

/** The growth curves as a table. */
export function growthReport(points, run) {
  const heads = ['products', '', 'build s', 'index MB', 'compressed MB', 'first answer ms', 'memory MB', ...KINDS.map((kind) => `${kind} p95 ms`)];
  const rows = points.map((point) => [
    point.size.toLocaleString('en'),
    NAMES[point.name],
    short(point.build),
    mega(point.raw),
    mega(point.index),
    short(point.ready),
    mega(point.memory),
    ...KINDS.map((kind) => (kind === 'typo' && point.name === 'sqlite' ? 'none' : short(point[kind]))),
  ]);
  return [when(run), table(heads, rows)].join('\n\n');
}

/** What a question costs in pieces, as a table. */
export function shardedReport(points, run) {
  const heads = ['products', 'question', 'kB p50', 'kB p95', 'requests p95', 'rounds p95', 'engine ms p95', 'cards p50', 'whole', 'as in one file', 'known items at 10'];
  const sets = ['products', 'build s', 'pieces', 'MB', 'root kB', 'memory MB'];
  const built = points.map((point) => [
    point.size.toLocaleString('en'),
    short(point.build),
    point.pieces.toLocaleString('en'),
    mega(point.raw),
    kilo(point.root),
    mega(point.memory),
  ]);
  const asked = points.flatMap(({ size, kinds }) =>
    Object.entries(kinds).map(([name, row]) => [
      size.toLocaleString('en'),
      name,
      kilo(row.p50),
      kilo(row.p95),
      row.requests,
      row.rounds,
      short(row.ms),
      row.cards,
      part(row.whole),
      row.same === undefined ? '' : part(row.same),
      row.known.toFixed(2),
    ]),
  );
  return [when(run), table(sets, built), table(heads, asked)].join('\n\n');
}
