/** Case- and width-folded text as search compares it. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Where ASCII signs stand in the index, whose tokenizer would take them for separators. */
const SIGNS_AT = 0xe000;

const letter = /[\p{L}\p{N}]/u;
const ascii = Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  return letter.test(character) ? character : String.fromCharCode(SIGNS_AT + code);
});
const encode = (character: string): string => {
  const code = character.charCodeAt(0);
  return code < 0x80 ? ascii[code]! : character;
};

/**
 * Index tokens of texts: every character and every pair of neighbours, parted by spaces.
 * Two-character Chinese words are the normal case of a search.
 */
export const indexTokens = (texts: readonly (string | null)[]): string => {
  let tokens = '';
  for (const text of texts) {
    if (text === null || text === '') continue;
    let before = '';
    for (const character of foldText(text)) {
      const one = encode(character);
      tokens += before === '' ? one : ` ${before}${one} ${one}`;
      before = one;
    }
    tokens += ' ';
  }
  return tokens;
};

/** The index query that every text containing `term` answers; hits still need a recheck. */
export const searchQuery = (term: string): string => {
  const characters = [...foldText(term)].map(encode);
  if (characters.length === 1) return `"${characters[0]!}"`;
  const pairs = characters.slice(1).map((next, index) => characters[index]! + next);
  return [...new Set(pairs)].map((pair) => `"${pair}"`).join(' AND ');
};
