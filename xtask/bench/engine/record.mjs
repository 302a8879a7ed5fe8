// Keeps what was measured: between its marks in docs/benchmarks.md, and as pictures.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { curves, ladders } from './plot.mjs';
import { historyLines } from './report.mjs';

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function replace(page, name, text) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(open), page.indexOf(close)];
  if (from < 0 || to < from) {
    throw new Error(`docs/benchmarks.md has no ${open} … ${close}`);
  }
  return `${page.slice(0, from + open.length)}\n${text}\n${page.slice(to)}`;
}

const between = (page, name) => page.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0].trim() ?? '';

/** Sections by their headings without the number of products, in the order in which they stand. */
const byTitle = (sections) => new Map(sections.map((section) => [section.split(':')[0], section]));

/** The set whose figures are drawn. */
const DRAWN = 'products-51k';

function change(plan, edit, name, picture) {
  if (plan.record) {
    const file = path.join(plan.docs, 'benchmarks.md');
    writeFileSync(file, edit(readFileSync(file, 'utf8')));
    if (picture) {
      writeFileSync(path.join(plan.docs, 'pictures', name), picture);
    }
  }
}

/** Writes the sections of the sets that were measured, a line of history for each, and the picture. */
export function recordEngines(plan, sections, results) {
  const drawn = results.find(({ set }) => set === DRAWN);
  change(
    plan,
    (page) => {
      const before = between(page, 'engines').split(/\n(?=### )/).filter(Boolean);
      const all = new Map([...byTitle(before.map((section) => section.trim())), ...byTitle(sections)]);
      const history = [between(page, 'engines: history'), ...historyLines(results, plan)];
      return replace(replace(page, 'engines', [...all.values()].join('\n\n')), 'engines: history', history.join('\n'));
    },
    'engines.svg',
    drawn && ladders(drawn),
  );
}

/** Writes the tables of a catalogue in pieces. */
export const recordSharded = (plan, text) => change(plan, (page) => replace(page, 'sharded', text));

/** Writes the table of the growth curves, and their picture. */
export const recordGrowth = (plan, text, points) =>
  change(plan, (page) => replace(page, 'growth', text), 'growth.svg', curves(points));

/** Adds a line to the table of keys. */
export const recordKeys = (plan, line) =>
  change(plan, (page) => replace(page, 'keys', `${between(page, 'keys')}\n${line}`));
