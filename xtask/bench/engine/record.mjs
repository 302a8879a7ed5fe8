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

/** Writes the page and the picture when the plan asks for it. */
export function record(plan, name, text, { results, growth }) {
  if (!plan.record) {
    return;
  }
  const file = path.join(plan.docs, 'benchmarks.md');
  let page = readFileSync(file, 'utf8');
  page = replace(page, name, text);
  if (results) {
    const history = [between(page, 'engines: history'), ...historyLines(results, plan)].filter(Boolean);
    page = replace(page, 'engines: history', history.join('\n'));
  }
  writeFileSync(file, page);
  writeFileSync(path.join(plan.docs, 'pictures', `${name}.svg`), results ? ladders(results[0]) : curves(growth));
}
