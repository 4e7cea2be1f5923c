import { pinyin } from 'pinyin-pro';

/** Sorts after every name. */
const NAMELESS = '\u001f\uffff';
const CACHE_LIMIT = 50_000;
const han = /\p{Script=Han}/u;

/**
 * Makes the keys of a name, remembering each distinct one: its initials and, after U+001F, its
 * pinyin without tones, one syllable a word, which sorts as people expect and is searched by pinyin.
 */
export const nameKeyMaker = (): ((name: string | null) => string) => {
  const cache = new Map<string, string>();
  return (name) => {
    if (name === null || name === '') return NAMELESS;
    let keys = cache.get(name);
    if (keys === undefined) {
      keys = makeKeys(name);
      if (cache.size < CACHE_LIMIT) cache.set(name, keys);
    }
    return keys;
  };
};

const makeKeys = (name: string): string => {
  const text = name.normalize('NFKC').toLowerCase();
  if (!han.test(text)) return `${initialsOf(text.split(/\s+/))}\u001f${text}`;
  const words = pinyin(text, {
    toneType: 'symbol',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
  })
    .map(withoutTone)
    .filter((word) => word !== '');
  return `${initialsOf(words)}\u001f${words.join(' ')}`;
};

const tones = /[\u0300\u0301\u0304\u030c]/g;
/** About 400 syllables in five tones, and words that are no pinyin. */
const SYLLABLES_LIMIT = 5000;
const syllables = new Map<string, string>();

// The library takes tones off by itself, but takes twice as long to find a reading then.
const withoutTone = (syllable: string): string => {
  let plain = syllables.get(syllable);
  if (plain === undefined) {
    plain = syllable.normalize('NFD').replace(tones, '').normalize('NFC');
    plain = plain.replaceAll('ü', 'v').trim().toLowerCase();
    if (syllables.size < SYLLABLES_LIMIT) syllables.set(syllable, plain);
  }
  return plain;
};

const initialsOf = (words: readonly string[]): string =>
  words.map((word) => [...word][0] ?? '').join('');
