/** A text without its uids: they are random letters, and now and then spell what no text may say. */
export const withoutUids = (text: string): string =>
  text.replaceAll(/\b[a-z]{2}_[\w-]{22}(?![\w-])/g, 'uid');
