// Times and relevance of engines that are open side by side; the same code in Node and in a page.

/** Times a question is asked at least and at most; the median counts. */
const ROUNDS = [2, 5];
/** An engine that took so long for one kind of question is asked no more rounds than the least. */
const PATIENCE_MS = 10_000;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** The value below which a share of the numbers lies. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

/**
 * Asks every question of every engine, one engine after the other for each question, so that what else the machine does falls on
 * all of them. Rounds go over all questions, so that no engine answers the same one twice in a row.
 * Gives p50 and p95 in milliseconds of the medians of the rounds.
 */
export function times(engines, kind, questions) {
  const spent = engines.map(() => 0);
  const samples = engines.map(() => questions.map(() => []));
  for (let round = -1; round < ROUNDS[1]; round += 1) {
    for (let at = 0; at < questions.length; at += 1) {
      for (let number = 0; number < engines.length; number += 1) {
        // Whoever goes first changes from question to question.
        const who = (number + at) % engines.length;
        if (round >= ROUNDS[0] && spent[who] > PATIENCE_MS) {
          continue;
        }
        const begun = performance.now();
        engines[who].open[kind](questions[at]);
        const took = performance.now() - begun;
        spent[who] += took;
        // The first round only warms.
        if (round >= 0) {
          samples[who][at].push(took);
        }
      }
    }
  }
  return engines.map((_, who) => {
    const medians = samples[who].map(median);
    return { p50: quantile(medians, 0.5), p95: quantile(medians, 0.95) };
  });
}

/** Share of the known items that stand among the first ten, and the mean of one over their place. */
export function relevance(ask, known) {
  let found = 0;
  let sum = 0;
  for (const { q, id } of known) {
    const place = ask(q).slice(0, 10).indexOf(id) + 1;
    found += place > 0;
    sum += place > 0 ? 1 / place : 0;
  }
  return { success: found / known.length, mrr: sum / known.length };
}

/**
 * Share of the questions with an error that are lost: the product that they are about is not among all that is found. `anew` is the
 * same without those in which the error made another word of the catalogue, as nobody can know.
 */
export function losses({ open }, typos) {
  const lost = typos.filter(({ q, id }) => !open.all(q).includes(id));
  const anew = ({ isOther }) => !isOther;
  return { lost: lost.length / typos.length, anew: lost.filter(anew).length / Math.max(1, typos.filter(anew).length) };
}

/** Totals of the facet questions: how far the engines agree about what is found. */
const totals = ({ open }, texts) => texts.map((q) => open.facets(q).total);

/** Everything about engines that are open: `{ name: { plain, prefix, typo, facets, success, mrr, lost, … } }`. */
export function everything(engines, questions) {
  const texts = { ...questions, typo: questions.typo.map(({ q }) => q), facets: questions.plain };
  const found = Object.fromEntries(engines.map(({ name }) => [name, {}]));
  for (const kind of ['plain', 'prefix', 'typo', 'facets']) {
    times(engines, kind, texts[kind]).forEach((time, who) => (found[engines[who].name][kind] = time));
  }
  for (const engine of engines) {
    const { open, name } = engine;
    const { success, mrr } = relevance(open.plain, questions.known);
    const slipped = relevance(open.typo, questions.slipped).success;
    Object.assign(found[name], { success, mrr, slipped }, losses(engine, questions.typo));
    found[name].totals = totals(engine, questions.plain.slice(0, 100));
  }
  return found;
}
