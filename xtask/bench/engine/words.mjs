// How texts fall into words where a language writes no spaces between them; used for the questions, and given to the engines
// that have no such rule of their own.
const cutters = new Map();

/** Words of a text as `[word, where it begins]`, in small letters. */
export function cut(text, language) {
  const found = [];
  if (language !== 'th') {
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      found.push([match[0].toLowerCase(), match.index]);
    }
    return found;
  }
  if (!cutters.has(language)) {
    cutters.set(language, new Intl.Segmenter(language, { granularity: 'word' }));
  }
  for (const { segment, index, isWordLike } of cutters.get(language).segment(text)) {
    if (isWordLike) {
      found.push([segment.toLowerCase(), index]);
    }
  }
  return found;
}

export const words = (text, language) => cut(text, language).map(([word]) => word);

/** Whether the words of a language stand without spaces between them. */
export const isJoined = (language) => language === 'th';
