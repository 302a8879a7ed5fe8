// What an engine without facets of its own is given beside it, free of charge: prices and values by product, counted over all
// that was found. Neither its bytes nor its memory are counted.

/** Upper ends of the price ranges; the last range has none. */
export const RANGES = [5, 10, 25, 50, 100, 250, 500];
/** How many products an answer shows. */
export const SHOWN = 24;

function coded(values) {
  const names = [];
  const codes = new Map();
  const column = Uint32Array.from(values, (value) => {
    let code = codes.get(value);
    if (code === undefined) {
      codes.set(value, (code = names.push(value) - 1));
    }
    return code;
  });
  return { names, column, counts: new Uint32Array(names.length) };
}

/** Columns of `[brand, category, price]`, one for each product. */
export function columns(rows) {
  const price = Float64Array.from(rows, (row) => row[2]);
  const range = Uint8Array.from(price, (value) => {
    const at = RANGES.findIndex((end) => value < end);
    return at < 0 ? RANGES.length : at;
  });
  return {
    price,
    range,
    brand: coded(rows.map((row) => row[0])),
    leaf: coded(rows.map((row) => row[1].join(' > '))),
    top: coded(rows.map((row) => row[1][0] ?? '')),
  };
}

function counted({ names, column, counts }, ids) {
  const seen = [];
  for (const id of ids) {
    const code = column[id];
    if (counts[code] === 0) {
      seen.push(code);
    }
    counts[code] += 1;
  }
  const values = seen.map((code) => ({ value: names[code], count: counts[code] }));
  for (const code of seen) {
    counts[code] = 0;
  }
  return values.sort((a, b) => b.count - a.count);
}

/** The cheapest, by price and then by number. */
function cheapest(ids, price) {
  const isBefore = (a, b) => price[a] < price[b] || (price[a] === price[b] && a < b);
  const best = [];
  for (const id of ids) {
    if (best.length === SHOWN && !isBefore(id, best[SHOWN - 1])) {
      continue;
    }
    let at = best.length;
    while (at > 0 && isBefore(id, best[at - 1])) {
      at -= 1;
    }
    best.splice(at, 0, id);
    best.length = Math.min(best.length, SHOWN);
  }
  return best;
}

/** Counts by brand, leaf and top category and price range over all that was found, and the cheapest of it. */
export function tally({ price, range, brand, leaf, top }, ids) {
  const prices = new Array(RANGES.length + 1).fill(0);
  for (const id of ids) {
    prices[range[id]] += 1;
  }
  return {
    total: ids.length,
    ids: cheapest(ids, price),
    brand: counted(brand, ids),
    leaf: counted(leaf, ids),
    top: counted(top, ids),
    prices,
  };
}
