import type { Cell } from '../cells.ts';
import { fields, type FieldId } from './fields.ts';
import { fieldFits, prefixDistance } from './kind-rules.ts';
import type { ImportKind } from './kinds.ts';
import { normaliseHeader } from './normalise-header.ts';
import { fieldsContained, fieldsOf } from './synonyms.ts';
import { contradicts, FIT, fitOf, isFilled } from './value-shapes.ts';

/** `word`: the header is a word for the field; `part`: it contains one; `shape`: only the values fit. */
export type Evidence = 'word' | 'part' | 'shape';

/** What a column means, and what speaks for it. */
export interface MappedColumn {
  readonly field: FieldId;
  readonly confidence: number;
  readonly by: Evidence;
}

/** What a column may mean. */
interface Candidate extends MappedColumn {
  readonly column: number;
  /** Lower is better. */
  readonly rank: number;
}

/** Below this share of fitting values a word is taken for a coincidence. */
const HARDLY = 0.5;
const CONTAINED_RANK = 100;

/** What a column's header says it is, as far as its values allow; the words come first. */
export const candidatesOf = (
  kind: ImportKind,
  header: string,
  column: number,
  cells: readonly Cell[],
): Candidate[] => {
  const normalised = normaliseHeader(header) || header.trim();
  if (normalised === '') return [];
  const exact = fieldsOf(header).filter(
    ({ field }) =>
      fieldFits(kind, field) &&
      !isOfTheRow(kind, field, normalised) &&
      !contradicts(field, normalised, cells),
  );
  if (exact.length > 0)
    return exact.flatMap(({ field, rank }) => {
      const fit = fitOf(field, cells);
      if (fit < HARDLY) return [];
      // Words of the sheet's own subject come before words of the people in it, and a column with
      // values before an empty one of a clearer name.
      return {
        column,
        field,
        rank:
          rank +
          prefixDistance(kind, field) * 30 +
          (fit < FIT ? 60 : 0) +
          (isFilled(cells) ? 0 : 40),
        confidence: fit >= FIT ? Math.max(0.8, 1 - rank * 0.01) : 0.4,
        by: 'word',
      };
    });
  const contained = fieldsContained(normalised).filter(({ field }) => fieldFits(kind, field));
  const longest = contained[0]?.length ?? 0;
  return contained
    .filter(
      ({ field, length }) =>
        length === longest &&
        isTyped(field) &&
        (kind !== 'surveys' || tellsWho.has(field)) &&
        fitOf(field, cells) >= FIT &&
        isFilled(cells),
    )
    .map(({ field, length }) => ({
      column,
      field,
      rank: CONTAINED_RANK - length,
      confidence: 0.6,
      by: 'part',
    }));
};

/** Of a question that only contains a word, no more is taken than who answers: the rest is an answer. */
const tellsWho: ReadonlySet<FieldId> = new Set(['member.phone', 'member.email']);

/** Free text fits anything, so containing a word is no evidence for it. */
const isTyped = (field: FieldId): boolean => fields[field] !== 'text' && fields[field] !== 'id';

/** Ids, notes and tags of an order or a sign-up are its own, not those of the person in it. */
const rowWords = new Set(['id', '编号', '备注', 'notes', 'remark', 'tags', '标签', 'labels']);
const isOfTheRow = (kind: ImportKind, field: FieldId, normalised: string): boolean =>
  (kind === 'orders' || kind === 'signups') &&
  field.startsWith('member.') &&
  rowWords.has(normalised);
