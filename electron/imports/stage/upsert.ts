import type { Entity } from '../../store/entities.ts';
import type { FieldId } from '../../../shared/domain/imports/fields.ts';
import type { Members } from './members.ts';
import {
  compareStaged,
  compareStored,
  rejected,
  type Differences,
  type Outcome,
  type StageSession,
} from './session.ts';
import type { SheetValues } from './sheet-values.ts';
import type { Ref, StagedValues } from './staging.ts';
import type { Things } from './things.ts';

interface Wanted {
  readonly entity: Entity;
  readonly uid: string;
  /** What the row says; nulls say nothing. */
  readonly columns: StagedValues;
  /** Besides, only when the row is new. */
  readonly made?: StagedValues;
  readonly fieldOf: Readonly<Record<string, FieldId>>;
  /** Where in `shown` changes a column without a field of its own is listed. */
  readonly otherwise: string;
}

/** Holds a row against the one of the same uid in the workspace or earlier in the file, or makes it. */
export const upsert = (
  session: StageSession,
  row: number,
  { entity, uid, columns, made = {}, fieldOf, otherwise }: Wanted,
  differences: Differences,
): { readonly ref: Ref; readonly isNew: boolean } => {
  const { staging, store } = session;
  const said = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
  const place = { row, fieldOf: (column: string) => fieldOf[column] ?? otherwise };
  const stored = store.byUid(entity, uid);
  if (stored !== null) {
    compareStored(session, entity, stored, said, place, differences);
    return { ref: stored.id, isNew: false };
  }
  const staged = staging.findStaged(entity, uid);
  if (staged !== null) {
    compareStaged(session, entity, staged, said, place, differences);
    return { ref: staged, isNew: false };
  }
  return { ref: staging.insert(entity, { uid, ...made, ...said }), isNew: true };
};

/** Whole numbers from 0 of several fields; the outcome of the row where one is something else. */
export const readCounts = <Field extends FieldId>(
  { reader }: StageSession,
  values: SheetValues,
  title: string,
  fields: readonly Field[],
): { readonly counts: ReadonlyMap<Field, number> } | { readonly bad: Outcome } => {
  const counts = new Map<Field, number>();
  for (const field of fields) {
    const value = values.get(field);
    if (typeof value !== 'number') continue;
    if (value < 0 || !Number.isInteger(value))
      return {
        bad: rejected(title, 'count-invalid', {
          column: reader.columnOf(field),
          value: values.text(field),
        }),
      };
    counts.set(field, value);
  }
  return { counts };
};

/** Says how many members, groups … the sheet brought along. */
export const warnCreated = (
  session: StageSession,
  things: Things,
  members: Members | null = null,
): void => {
  for (const [code, count] of [
    ['events-created', things.created('event')],
    ['communities-created', things.created('community')],
    ['groups-created', things.created('chat_group')],
    ['members-created', members?.created() ?? 0],
  ] as const)
    if (count > 0) session.warn({ code, row: null, column: null, params: { count } });
};
