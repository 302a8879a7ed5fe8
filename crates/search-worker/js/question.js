// A question as people write it, checked and put into what crosses to the program. What is of another kind than it should be is a
// TypeError that says so: a filter that is passed over would be a wrong answer.

export const GROUP = '\u001e';
export const TEXT = '\u001f';
const MOST = 0xffffffff;
const ORDERS = ['relevance', 'price', '-price', 'rating', 'discount', 'newest'];
export const ORDERS_OF_ALL = [...ORDERS, 'name', '-name'];
const ALIASES = { 'price-asc': 'price', 'price-desc': '-price' };
const RATING = 255;

const isMissing = (given) => given === undefined || given === null;
const isText = (given) => ['string', 'number', 'bigint', 'boolean'].includes(typeof given);

/** What was given, in few words. */
export function told(given) {
  if (typeof given === 'string') {
    return JSON.stringify(given.slice(0, 40));
  }
  if (Array.isArray(given)) {
    return 'a list';
  }
  const isPlain = given === null || !['object', 'function'].includes(typeof given);
  return isPlain ? String(given) : `of the kind ${typeof given}`;
}

function wrong(name, given, can) {
  throw new TypeError(`${name} is ${told(given)}; it can be ${can}`);
}

/** A text, empty where there is none. */
export function plain(name, given) {
  return isMissing(given) ? '' : isText(given) ? String(given) : wrong(name, given, 'a text');
}

/** One of several texts; what ends one when it crosses is in none. */
function part(name, given) {
  return isText(given) ? String(given).replace(/[\u001e\u001f]/g, '\ufffd') : wrong(name, given, 'a text');
}

function object(name, given, can) {
  if (!isMissing(given) && (typeof given !== 'object' || Array.isArray(given))) {
    wrong(name, given, can);
  }
  return given ?? {};
}

/** A number; `undefined` for none, as fields of a form are before something is typed. */
function number(name, given) {
  if (isMissing(given) || given === '' || Number.isNaN(given)) {
    return undefined;
  }
  const found = ['string', 'number', 'bigint'].includes(typeof given) ? Number(given) : NaN;
  return Number.isNaN(found) ? wrong(name, given, 'a number') : found;
}

const within = (given, most) => Math.min(most, Math.max(0, given));

const whole = (name, given, none) => within(Math.floor(number(name, given) ?? none), MOST);

/** Units of a price; what stands a hair beside a whole unit, as products of decimals do, is that unit. */
function units(given, unit, round) {
  const exact = given * unit;
  const near = Math.round(exact);
  return Math.abs(exact - near) < 1e-6 ? near : round(exact);
}

/** Lowest and highest price in units, `MOST` for none; nothing is below a price that is below zero. */
function bounds({ min, max }, unit) {
  const low = number('price.min', min);
  const high = number('price.max', max);
  const bound = (given, round) => (given === undefined ? MOST : within(units(given, unit, round), MOST - 1));
  return high < 0 ? [1, 0] : [bound(low, Math.ceil), bound(high, Math.floor)];
}

function ranges(given, unit) {
  const ends = [given ?? []].flat().map((end) => number('price.ranges', end) ?? wrong('price.ranges', end, 'numbers'));
  if (ends.some((end, at) => end < ends[at - 1])) {
    wrong('price.ranges', given, 'numbers, ascending');
  }
  return ends.map((end) => within(units(end, unit, Math.ceil), MOST));
}

function orderOf(given, orders) {
  const place = orders.indexOf((typeof given === 'string' && ALIASES[given]) || given);
  return place < 0 ? wrong('sort', given, orders.join(', ')) : place;
}

/** Names of the facets to be counted. */
const names = (given) => [given ?? []].flat().map((name) => part('facets', name));

function filters(given) {
  const chosen = Object.entries(object('filters', given, 'an object of lists'));
  return chosen
    .map(([name, values]) => [
      part('filters', name),
      ...[values ?? []].flat(1).map((value) => [value].flat().map((own) => part(`filters.${name}`, own)).join(' > ')),
    ])
    .filter((texts) => texts.length > 1)
    .map((texts) => texts.join(TEXT) + GROUP)
    .join('');
}

/** `{ counted, ends, crossing }`: facets and ends of price ranges that an answer tells, and what the program is called with. `unit`: units in a price of 1. */
export function question(given, unit, orders = ORDERS) {
  const asked = object('the question', given, 'an object such as { q: "kettle" }');
  const price = object('price', asked.price, 'an object: { min, max, ranges }');
  const rating = object('rating', asked.rating, 'an object: { min }');
  const counted = names(asked.facets);
  const ends = ranges(price.ranges, unit);
  const stars = within(Math.ceil(10 * (number('rating.min', rating.min) ?? 0) - 1e-6), RATING);
  const crossing = [
    plain('q', asked.q),
    filters(asked.filters),
    counted.map((name) => name + TEXT).join(''),
    Uint32Array.of(
      ...bounds(price, unit),
      orderOf(asked.sort ?? 'relevance', orders),
      whole('offset', asked.offset, 0),
      whole('limit', asked.limit, 24),
      stars,
      ...ends,
    ),
  ];
  return { counted, ends, crossing };
}
