// Chance that comes out the same in every run: a small generator with a seed, and picks that follow Zipf's law.

/** A source of numbers from 0 to 1, the same for the same words. */
export function chanceOf(...seed) {
  let state = 0x811c9dc5;
  for (const letter of seed.join('\n')) {
    state = Math.imul(state ^ letter.codePointAt(0), 0x01000193);
  }
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (end) => Math.floor(next() * end);
  return {
    next,
    /** A whole number from 0 up to `end`, which is not reached. */
    below,
    pick: (list) => list[below(list.length)],
    /** Spread around 0 as heights of people are. */
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** Picks of a list in which the n-th is taken 1/n as often as the first, roughly. */
export function zipf(chance, list, exponent = 1) {
  const sums = new Float64Array(list.length);
  let sum = 0;
  for (let rank = 0; rank < list.length; rank += 1) {
    sums[rank] = sum += 1 / (rank + 1.5) ** exponent;
  }
  return () => {
    const wanted = chance.next() * sum;
    let low = 0;
    let high = list.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return list[low];
  };
}
