/**
 * What spreadsheet programs could take for a formula when they open or edit a text: its first
 * character, full-width forms included. Source: OWASP, CSV injection.
 */
const guarded = /^[=+\-@\t\r\0＝＋－＠]/;
const alreadyGuarded = /^'+[=+\-@\t\r\0＝＋－＠]/;

export const looksLikeFormula = (text: string): boolean => guarded.test(text);

/** The text as CSV may hold it: a `'` before what looks like a formula, and before another `'` of that kind. */
export const withGuard = (text: string): string =>
  guarded.test(text) || alreadyGuarded.test(text) ? `'${text}` : text;

/** The text that `withGuard` was given. */
export const withoutGuard = (text: string): string =>
  text.charCodeAt(0) === 0x27 && alreadyGuarded.test(text) ? text.slice(1) : text;
