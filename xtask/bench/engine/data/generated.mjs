// A made-up catalogue of any size: words as frequent as in a language, brands, a tree of categories with words of their own,
// models, prices. The same in every run; the first products of a larger one are not those of a smaller one.
import { chanceOf, zipf } from '../chance.mjs';

const STARTS = 'b bl br c ch cl cr d dr f fl fr g gl gr h j k kl l m n p pl pr qu r s sc sh sl sm sn sp st str sw t th tr v w y z'.split(' ');
const MIDDLES = 'a e i o u ai ea ee oa oo ou ie'.split(' ');
const ENDS = ' b ck d f g l ll m n nd ng nt p r rd rk rm rn s sh sk ss st t th x'.split(' ');
const TOPS = 16;
const MIDDLE_LEVEL = 7;
const LEAVES = 6;
/** Words of the language for one product; it grows slower than the catalogue, as vocabularies do (Heaps' law). */
const wordsOf = (count) => Math.round(60 * count ** 0.6) + 500;

function maker(chance) {
  const known = new Set();
  /** A word that is like no other one made before. */
  return (syllables) => {
    for (let more = syllables; ; more += 1) {
      for (let tries = 0; tries < 20; tries += 1) {
        let word = '';
        for (let at = 0; at < more; at += 1) {
          word += chance.pick(STARTS) + chance.pick(MIDDLES) + (at === more - 1 ? chance.pick(ENDS) : '');
        }
        if (!known.has(word)) {
          known.add(word);
          return word;
        }
      }
    }
  };
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

function language(chance, count) {
  const make = maker(chance);
  const list = (length, syllables) => Array.from({ length }, () => make(syllables()));
  // Frequent words are short.
  const common = Array.from({ length: wordsOf(count) }, (_, rank) => make(rank < 400 ? 1 : rank < 6000 ? 2 : 3));
  const brands = list(Math.round(4 * Math.sqrt(count)) + 20, () => 1 + chance.below(2)).map((word) =>
    chance.below(5) === 0 ? `${capital(word)} ${capital(chance.pick(common))}` : capital(word),
  );
  const leaves = [];
  for (let top = 0; top < TOPS; top += 1) {
    const topName = capital(make(2));
    for (let middle = 0; middle < MIDDLE_LEVEL; middle += 1) {
      const middleName = capital(make(2));
      for (let leaf = 0; leaf < LEAVES; leaf += 1) {
        const nouns = list(5, () => 2);
        leaves.push({
          path: [topName, middleName, capital(nouns[0])],
          nouns,
          traits: zipf(chance, Array.from({ length: 60 }, () => chance.pick(common))),
          brand: zipf(chance, Array.from({ length: 24 }, () => chance.pick(brands))),
          price: 2 + 3 * chance.next(),
        });
      }
    }
  }
  return { word: zipf(chance, common), leaf: zipf(chance, leaves, 0.7) };
}

/** Products one after the other: `{ id, title, brand, model, category, price, description, sku, upc }`. */
export function* generated(count) {
  const chance = chanceOf('souk', 'engine', count);
  const { word, leaf } = language(chance, count);
  for (let id = 0; id < count; id += 1) {
    const { path, nouns, traits, brand, price } = leaf();
    const letters = String.fromCharCode(65 + chance.below(26), 65 + chance.below(26));
    const model = `${letters}-${100 + chance.below(9900)}${chance.below(3) === 0 ? 'X' : ''}`;
    const name = brand();
    const title = [name, capital(traits()), capital(word()), chance.pick(nouns)];
    if (chance.below(2) === 0) {
      title.push(traits());
    }
    if (chance.below(3) === 0) {
      title.push(model);
    }
    if (chance.below(4) === 0) {
      title.push(`${1 + chance.below(40) * 5} cm`);
    }
    const said = Array.from({ length: 8 + chance.below(20) }, () => (chance.below(3) === 0 ? traits() : word()));
    yield {
      id,
      title: title.join(' '),
      brand: name,
      model,
      category: path,
      price: Math.max(0.5, Math.round(100 * Math.exp(price + 0.7 * chance.normal())) / 100),
      description: `${capital(said.join(' '))}. ${name} ${chance.pick(nouns)}.`,
      sku: String(1000000 + id),
      upc: String(400000000000 + id * 7919),
    };
  }
}
