const encode = (character: string): string => `x${character.codePointAt(0)!.toString(16)}`;

/** Case- and width-folded text as search compares it. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

/**
 * Index tokens of texts: every character and every pair of neighbours, coded so that the index's
 * own tokenizer leaves them alone. Two-character Chinese words are the normal case of a search.
 */
export const indexTokens = (texts: readonly (string | null)[]): string => {
  const tokens = new Set<string>();
  for (const text of texts) {
    if (text === null || text === '') continue;
    const characters = [...foldText(text)];
    characters.forEach((character, index) => {
      const code = encode(character);
      tokens.add(code);
      const next = characters[index + 1];
      if (next !== undefined) tokens.add(code + encode(next));
    });
  }
  return [...tokens].join(' ');
};

/** The index query that every text containing `term` answers; hits still need a recheck. */
export const searchQuery = (term: string): string => {
  const characters = [...foldText(term)];
  if (characters.length === 1) return `"${encode(characters[0]!)}"`;
  const pairs = characters.slice(1).map((next, index) => encode(characters[index]!) + encode(next));
  return [...new Set(pairs)].map((pair) => `"${pair}"`).join(' AND ');
};
