import type { FieldId } from '../fields.ts';

/** Words that head the columns of each field; the first is the clearest. */
export type HeaderWords = Readonly<Partial<Record<FieldId, readonly string[]>>>;
