import { pinyin } from 'pinyin-pro';

export interface NameKeys {
  /** Pinyin without tones, one syllable a word; sorts as people expect and is searched by pinyin. */
  readonly key: string;
  readonly initials: string;
}

/** Sorts after every name. */
const NAMELESS = '\uffff';
const CACHE_LIMIT = 50_000;
const han = /\p{Script=Han}/u;

/** Makes name keys, remembering each distinct name. */
export const nameKeyMaker = (): ((name: string | null) => NameKeys) => {
  const cache = new Map<string, NameKeys>();
  return (name) => {
    if (name === null || name === '') return { key: NAMELESS, initials: '' };
    let keys = cache.get(name);
    if (keys === undefined) {
      keys = makeKeys(name);
      if (cache.size < CACHE_LIMIT) cache.set(name, keys);
    }
    return keys;
  };
};

const makeKeys = (name: string): NameKeys => {
  const text = name.normalize('NFKC').toLowerCase();
  if (!han.test(text)) return { key: text, initials: initialsOf(text.split(/\s+/)) };
  const syllables = pinyin(text, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
    v: true,
  });
  const words = syllables
    .map((syllable) => syllable.trim().toLowerCase())
    .filter((word) => word !== '');
  return { key: words.join(' '), initials: initialsOf(words) };
};

const initialsOf = (words: readonly string[]): string =>
  words.map((word) => [...word][0] ?? '').join('');
