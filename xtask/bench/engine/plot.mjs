// Pictures of the figures: SVG that stands on light and on dark pages, with logarithmic axes.
import { NAMES, placeOf, short, TITLES } from './report.mjs';

const WIDE = 840;
const STYLE = `<style>
text { font: 12px system-ui, sans-serif; fill: #57606a }
.head { font-weight: 600; font-size: 13px }
.own { fill: #d9480f } text.own { font-weight: 600 }
.peer { fill: #7d8793 }
.stem, .axis { stroke: #8c959f; stroke-opacity: .45; fill: none }
.goal { stroke: #2b8a3e; stroke-dasharray: 3 3; fill: none } text.goal { fill: #2b8a3e; stroke: none; font-size: 11px }
.line { stroke: #8c959f; fill: none; stroke-width: 1.5 } .line.own { stroke: #d9480f; stroke-width: 2.5; fill: none }
@media (prefers-color-scheme: dark) { text { fill: #adbac7 } .own, text.own { fill: #ff922b } .line.own { stroke: #ff922b; fill: none } .goal { stroke: #69db7c } text.goal { fill: #69db7c } }
</style>`;

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const put = (x, y, text, more = '') => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escape(text)}</text>`;
const line = (points, kind) => `<path class="${kind}" d="M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}"/>`;
const dot = (x, y, kind, radius) => `<circle class="${kind}" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius}"/>`;
const kindOf = (name) => (name === 'souk' ? 'own' : 'peer');

const picture = (height, title, parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDE} ${height}" role="img" aria-label="${escape(title)}">\n${STYLE}\n` +
  `${put(16, 24, title, 'class="head"')}\n${parts.join('\n')}\n</svg>\n`;

/** A place on a logarithmic axis. */
function axis(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const at = (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  const tens = Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step));
  return { at, tens };
}

const unit = (value) => (value >= 1 ? value.toLocaleString('en') : String(Number(value.toPrecision(1))));

/** Panels in two columns, each drawn by `draw(panel, x, y, width)`. */
function grid(panels, height, draw) {
  const width = WIDE / 2 - 24;
  return panels.map((panel, number) => draw(panel, 16 + (number % 2) * (WIDE / 2), 44 + Math.floor(number / 2) * height, width));
}

const LADDERS = [
  ['plain questions, p95, ms', (row) => row.plain.p95, 10],
  ['every keystroke, p95, ms', (row) => row.prefix.p95, 10],
  ['typing errors, p95, ms (part that is lost)', (row) => row.typo.p95, 10, ['minisearch']],
  ['facets and order by price, p95, ms', (row) => row.facets.p95, 10],
  ['bytes to first answer, ms', (row) => row.ready, 10],
  ['memory, MB', (row) => row.memory / 1e6, 5],
  ['index, compressed, MB', (row) => row.index / 1e6],
  ['code, compressed, kB', (row) => row.code / 1e3],
];
const ROW = 20;

/** Each figure as a ladder of engines, with the goal beside it. */
export function ladders(result) {
  const place = placeOf(result);
  const names = Object.keys(result.engines);
  const rows = Object.fromEntries(names.map((name) => [name, { ...result.engines[name], ...result.places[place].engines[name] }]));
  const height = 62 + ROW * names.length;
  const draw = ([title, value, times, among], x, y, width) => {
    const isErrors = title.startsWith('typing');
    const shown = names.filter((name) => !(isErrors && name === 'sqlite'));
    const peers = (among ?? shown.filter((name) => name !== 'souk')).map((name) => value(rows[name]));
    const goal = times && Math.min(...peers) / times;
    const [from, to] = [x + 84, x + width - 88];
    const { at, tens } = axis([...shown.map((name) => value(rows[name])), ...(goal ? [goal] : [])], from, to);
    const top = y + 30;
    const bottom = top + ROW * names.length;
    const parts = [put(x, y + 12, title, 'class="head"')];
    for (const ten of tens) {
      parts.push(line([[at(ten), top], [at(ten), bottom]], 'axis'), put(at(ten), bottom + 13, unit(ten), 'text-anchor="middle"'));
    }
    if (goal) {
      parts.push(line([[at(goal), top], [at(goal), bottom]], 'goal'), put(at(goal), top - 3, 'goal', 'class="goal" text-anchor="middle"'));
    }
    names.forEach((name, number) => {
      const middle = top + ROW * (number + 0.5);
      parts.push(put(x, middle + 4, NAMES[name], `class="${kindOf(name)}"`));
      const told = (text) => put(x + width, middle + 4, text, `class="${kindOf(name)}" text-anchor="end"`);
      if (!shown.includes(name)) {
        parts.push(told('knows none'));
        return;
      }
      const reached = at(value(rows[name]));
      const lost = isErrors ? ` (${Math.round(100 * rows[name].lost)} %)` : '';
      parts.push(line([[from, middle], [reached, middle]], 'stem'), dot(reached, middle, kindOf(name), 4.5));
      parts.push(told(short(value(rows[name])) + lost));
    });
    return parts.join('\n');
  };
  const title = `${result.count.toLocaleString('en')} products (${TITLES[result.set]}) in ${place}; logarithmic, less is better`;
  return picture(44 + height * Math.ceil(LADDERS.length / 2), title, grid(LADDERS, height, draw));
}

const CURVES = [
  ['plain questions, p95, ms', (point) => point.plain],
  ['every keystroke, p95, ms', (point) => point.prefix],
  ['typing errors, p95, ms', (point) => (point.name === 'sqlite' ? NaN : point.typo)],
  ['facets and order by price, p95, ms', (point) => point.facets],
  ['bytes to first answer, ms', (point) => point.ready],
  ['memory, MB', (point) => point.memory / 1e6],
  ['index, compressed, MB', (point) => point.index / 1e6],
  ['building the index, s', (point) => point.build],
];
const CURVE = 200;

/** Each figure against the number of products. */
export function curves(points) {
  const names = [...new Set(points.map(({ name }) => name))];
  const draw = ([title, value], x, y, width) => {
    const across = axis(points.map(({ size }) => size), x + 44, x + width - 74);
    const up = axis(points.map(value).filter((number) => number > 0), y + 150, y + 22);
    const parts = [put(x, y + 12, title, 'class="head"')];
    for (const ten of up.tens) {
      parts.push(line([[across.at(across.tens[0]), up.at(ten)], [x + width - 74, up.at(ten)]], 'axis'));
      parts.push(put(x + 38, up.at(ten) + 4, unit(ten), 'text-anchor="end"'));
    }
    for (const ten of across.tens) {
      parts.push(put(across.at(ten), y + 166, unit(ten), 'text-anchor="middle"'));
    }
    // Labels keep off each other: the highest is put first, each below the one before.
    const ends = [];
    for (const name of names) {
      const own = points.filter((point) => point.name === name && value(point) > 0);
      const path = own.map((point) => [across.at(point.size), up.at(value(point))]);
      if (path.length > 0) {
        parts.push(line(path, `line ${kindOf(name)}`), ...path.map(([left, top]) => dot(left, top, kindOf(name), name === 'souk' ? 3 : 2)));
        ends.push([name, ...path.at(-1)]);
      }
    }
    ends.sort((a, b) => a[2] - b[2]);
    const taken = [];
    for (const [name, left, top] of ends) {
      let place = top + 4;
      while (taken.some(([otherLeft, other]) => Math.abs(other - place) < 12 && Math.abs(otherLeft - left) < 80)) {
        place += 2;
      }
      taken.push([left, place]);
      parts.push(put(left + 7, place, NAMES[name], `class="${kindOf(name)}"`));
    }
    return parts.join('\n');
  };
  const title = 'From a thousand made-up products to a million, in Node; both axes logarithmic';
  return picture(44 + CURVE * Math.ceil(CURVES.length / 2), title, grid(CURVES, CURVE, draw));
}
