import type { Database } from 'better-sqlite3';
import { addFieldFunctions } from './fields.ts';
import { foldText } from './fold.ts';
import { nameKeyMaker } from './names.ts';

/** What the statements of derived rows call: names as they sort and texts as they are searched. */
export const addDerivedFunctions = (connection: Database): void => {
  const keysOf = nameKeyMaker();
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  connection.function('name_keys', { deterministic: true }, (name) => keysOf(text(name)));
  connection.function('fold_text', { deterministic: true }, (value) => foldText(text(value) ?? ''));
  addFieldFunctions(connection);
};
