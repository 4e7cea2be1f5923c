import type { Database } from 'better-sqlite3';
import { nameKeyMaker } from './names.ts';
import { NAME_SEPARATOR } from './persons.ts';
import { indexTokens } from './tokens.ts';

/** What the statements of derived rows call: names as they sort and are searched, index tokens. */
export const addDerivedFunctions = (connection: Database): void => {
  const keysOf = nameKeyMaker();
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  connection.function('name_key', { deterministic: true }, (name) => keysOf(text(name)).key);
  connection.function(
    'name_initials',
    { deterministic: true },
    (name) => keysOf(text(name)).initials,
  );
  connection.function('index_tokens', { deterministic: true, varargs: true }, (...texts) =>
    indexTokens(texts.flatMap((value) => text(value)?.split(NAME_SEPARATOR) ?? [])),
  );
};
