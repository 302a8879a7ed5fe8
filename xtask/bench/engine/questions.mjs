// What is asked, made from the products with a seed: plain words, every keystroke of a known item, typing errors, known items.
import { chanceOf } from './chance.mjs';
import { cut, isJoined } from './words.mjs';

/** How many of each; keystrokes are those of so many known items. */
const PLAIN = 300;
const TYPED = 20;
const ERRORS = 300;
const KNOWN = 240;
/** Words of a known item's question at most, and how many tries there are to find one that means it alone. */
const MOST_WORDS = 5;
/** Letters from which a word has an error, and from which it may have two. */
const ONE_ERROR = 4;
const TWO_ERRORS = 8;

const isWord = (word) => [...word].length > 1 && !/^\p{N}+$/u.test(word);

/** One to three words that somebody who looks for a product may type. */
function plain(product, language, chance) {
  const title = cut(product.title, language).filter(([word]) => isWord(word));
  const count = 1 + chance.below(3);
  if (isJoined(language)) {
    const from = chance.below(Math.max(1, title.length - count + 1));
    const last = title[Math.min(from + count, title.length) - 1];
    return last && product.title.slice(title[from][1], last[1] + last[0].length);
  }
  const rest = [product.brand, ...product.category].flatMap((text) => cut(text, language));
  const all = [...title, ...title, ...rest.filter(([word]) => isWord(word))].map(([word]) => word);
  const chosen = new Set();
  for (let tries = 0; chosen.size < count && tries < 9 && all.length > 0; tries += 1) {
    chosen.add(chance.pick(all));
  }
  return [...chosen].join(' ');
}

/** A word with one letter too many, too few, another one, or two that changed places. */
function slip(word, letters, chance) {
  const own = [...word];
  const at = chance.below(own.length);
  const other = chance.pick(letters);
  const kind = chance.below(4);
  if (kind === 0) {
    own.splice(at, 0, other);
  } else if (kind === 1) {
    own.splice(at, 1);
  } else if (kind === 2) {
    own.splice(at, 1, other);
  } else {
    const first = Math.min(at, own.length - 2);
    own.splice(first, 2, own[first + 1], own[first]);
  }
  return own.join('');
}

/** The question with an error in its longest word; `null` when that is too short for one. */
function mistype(question, language, letters, chance) {
  const longest = cut(question, language).reduce((best, next) => (next[0].length > best[0].length ? next : best), ['', 0]);
  const [word, from] = longest;
  const length = [...word].length;
  if (length < ONE_ERROR || /\p{N}/u.test(word)) {
    return null;
  }
  // Fingers stay on one keyboard: letters that slip in are of the word's own script.
  const isThai = /\p{sc=Thai}/u;
  const near = letters.filter((letter) => isThai.test(letter) === isThai.test(word));
  let wrong = slip(word, near, chance);
  if (length >= TWO_ERRORS && chance.below(2) === 0) {
    wrong = slip(wrong, near, chance);
  }
  if (wrong === word) {
    return null;
  }
  return { q: question.slice(0, from) + wrong + question.slice(from + word.length), wrong };
}

/** Words of title, brand and model with the products that have them. */
function lookup(products, language) {
  const having = new Map();
  const own = products.map((product) => {
    const all = new Set([product.title, product.brand, product.model].flatMap((text) => cut(text, language).map(([word]) => word)));
    for (const word of all) {
      const list = having.get(word);
      if (list) {
        list.push(product.id);
      } else {
        having.set(word, [product.id]);
      }
    }
    return all;
  });
  return { having, own };
}

/** The rarest words of a title with brand or model, as many as mean one product alone; `null` when none do. */
function known(product, kind, language, { having, own }) {
  const title = cut(product.title, language).filter(([word]) => isWord(word));
  const rarest = [...title].sort((a, b) => having.get(a[0]).length - having.get(b[0]).length).map(([word]) => word);
  const extra = kind === 0 ? product.brand : kind === 1 ? product.model : '';
  const begun = cut(extra, language).map(([word]) => word);
  const chosen = new Set(begun);
  const fits = () => {
    const [least, ...others] = [...chosen].sort((a, b) => having.get(a).length - having.get(b).length);
    return having.get(least).filter((id) => others.every((word) => own[id].has(word)));
  };
  for (const word of rarest) {
    if (chosen.size >= MOST_WORDS) {
      break;
    }
    chosen.add(word);
    if (chosen.size > begun.length + 1 - (begun.length > 0) && fits().length === 1) {
      // In the order of the title, as people type it.
      const inTitle = title.map(([word]) => word).filter((word) => chosen.has(word) && !begun.includes(word));
      return [extra, ...new Set(inTitle)].filter(Boolean).join(' ');
    }
  }
  return null;
}

/**
 * Questions about products, the same in every run.
 *
 * `plain`: texts. `prefix`: texts, keystroke by keystroke. `typo`: `{ q, wrong, id, isOther }`, `isOther` when what was typed is another word
 * of the products. `known`: `{ q, id }`; `slipped`: the same with an error.
 */
export function questions(products, language, share = 1) {
  const chance = chanceOf('questions', products.length, language);
  const index = lookup(products, language);
  const texts = ({ title, brand, model, category, description }) => [title, brand, model, ...category, description];
  const vocabulary = new Set(products.flatMap((product) => texts(product).flatMap((text) => cut(text, language).map(([word]) => word))));
  const letters = [...new Set([...index.having.keys()].join(''))].filter((letter) => /\p{L}/u.test(letter));
  const frequent = letters.filter((letter) => /[a-z\p{sc=Thai}]/u.test(letter));
  const gather = (wanted, make) => {
    const found = [];
    for (let tries = 0; found.length < wanted * share && tries < wanted * 200; tries += 1) {
      const question = make(chance.pick(products), tries);
      if (question) {
        found.push(question);
      }
    }
    return found;
  };
  const knownItems = gather(KNOWN, (product, tries) => {
    const q = known(product, tries % 3, language, index);
    return q && { q, id: product.id };
  });
  return {
    plain: gather(PLAIN, (product) => plain(product, language, chance)),
    prefix: knownItems.slice(0, Math.max(1, TYPED * share)).flatMap(({ q }) => {
      const typed = [...q];
      return typed.map((_, end) => typed.slice(0, end + 1).join('')).filter((text) => !text.endsWith(' '));
    }),
    typo: gather(ERRORS, (product) => {
      const question = plain(product, language, chance);
      const typed = question && mistype(question, language, frequent, chance);
      return typed && { ...typed, id: product.id, isOther: vocabulary.has(typed.wrong) };
    }),
    known: knownItems,
    slipped: knownItems.flatMap(({ q, id }) => {
      const typed = mistype(q, language, frequent, chance);
      return typed ? [{ q: typed.q, id }] : [];
    }),
  };
}
