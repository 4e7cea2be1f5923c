import type {
  ImportPolicy,
  ImportWarning,
  RowClass,
  SheetPlan,
} from '../../../shared/contract/imports.ts';
import type { SheetRow } from '../../../shared/domain/cells.ts';
import type { Entity } from '../../store/entities.ts';
import { newUid, type UidKind } from '../../store/uid.ts';
import type { Frame, SheetReader, SheetValues } from './sheet-values.ts';
import type { Ref, StagedValue, StagedValues, Staging } from './staging.ts';
import type { StoredRow, StoreView } from './store-view.ts';

/** Everything the rows of one sheet are staged with. */
export interface StageSession {
  readonly staging: Staging;
  readonly store: StoreView;
  readonly reader: SheetReader;
  readonly frame: Frame;
  readonly policy: ImportPolicy;
  readonly wishes: Wishes;
  readonly nowMs: number;
  /** File and sheet as the operator knows them. */
  readonly source: { readonly file: string; readonly sheet: string };
  /** The first rows below the header, for what only shows over many of them. */
  readonly sample: readonly SheetRow[];
  /** The list is complete as of this local date: who is missing has left. */
  readonly fullListAsOf: string | null;
  readonly warn: (warning: ImportWarning) => void;
}

/** What became of one row; `reject` and `conflict` keep the row for the operator. */
export interface Outcome {
  readonly class: RowClass;
  readonly title: string;
  readonly reason?: string;
  readonly column?: number | null;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly value?: string;
  readonly shown?: SheetValues['shown'];
}

export const rejected = (title: string, reason: string, more: Partial<Outcome> = {}): Outcome => ({
  class: 'rejected',
  title,
  reason,
  ...more,
});

/** Stages one kind of sheet, a row at a time. */
export interface KindStager {
  readonly row: (values: SheetValues) => Outcome;
  /** After the last row: what only shows over the whole sheet; returns the memberships ended. */
  readonly end: () => number;
}

export const keyUid = (kind: UidKind, ...key: readonly string[]): string => newUid(kind, { key });

/** Remembers the field-by-field differences of a row while it is staged. */
export interface Differences {
  updated: number;
  conflicts: number;
  created: boolean;
}

export const noDifferences = (): Differences => ({ updated: 0, conflicts: 0, created: false });

/** created > updated > unchanged; a conflict comes before all of them. */
export const classOf = (differences: Differences): RowClass =>
  differences.conflicts > 0
    ? 'conflicts'
    : differences.created
      ? 'created'
      : differences.updated > 0
        ? 'updated'
        : 'unchanged';

const isEmpty = (value: StagedValue | undefined): boolean =>
  value === null || value === undefined || value === '';

/** Lists a field's change once, though several columns follow from it (an instant and its date). */
const noteOnce = (
  { staging }: StageSession,
  place: { readonly row: number; readonly fieldOf: (column: string) => string },
) => {
  let noted: string[] | null = null;
  return (column: string, old: StagedValue, next: StagedValue, conflict = false): void => {
    const field = place.fieldOf(column);
    if (noted?.includes(field) === true) return;
    (noted ??= []).push(field);
    staging.noteChange(place.row, field, old, next, conflict);
  };
};

/** What the operator said about single columns and single conflicts of the sheet. */
export interface Wishes {
  readonly policyOf: (field: string) => ImportPolicy | undefined;
  readonly sideOf: (row: number, field: string) => 'mine' | 'file' | undefined;
  /** The uid of the member that a row with the keys of two is about. */
  readonly memberOf: (row: number) => string | undefined;
}

export const createWishes = ({
  mapping,
  choices = [],
  members = [],
  allConflicts,
}: SheetPlan): Wishes => {
  const policies = new Map(
    mapping.columns.flatMap(({ field, policy }) =>
      field === null || policy === undefined
        ? []
        : [[field as string, policy === 'keep' ? 'only-new' : policy] as const],
    ),
  );
  const sides = new Map(choices.map(({ row, field, take }) => [`${row} ${field ?? ''}`, take]));
  const meant = new Map(members.map(({ row, member }) => [row, member]));
  return {
    memberOf: (row) => meant.get(row),
    policyOf: (field) => policies.get(field),
    sideOf: (row, field) => sides.get(`${row} ${field}`) ?? sides.get(`${row} `) ?? allConflicts,
  };
};

export interface RowPlace {
  readonly row: number;
  readonly fieldOf: (column: string) => string;
}

type Verdict = 'same' | 'keep' | 'conflict' | 'update';

/** What becomes of one stored field that a file speaks about. */
const verdictOn = (
  { store, wishes }: StageSession,
  entity: Entity,
  stored: StoredRow,
  column: string,
  next: StagedValue,
  place: RowPlace,
  fallback: ImportPolicy,
): Verdict => {
  const old = stored[column] ?? null;
  if (isEmpty(next) || old === next) return 'same';
  const field = place.fieldOf(column);
  const policy = wishes.policyOf(field) ?? fallback;
  if (policy === 'only-new' || (policy === 'fill-blanks' && !isEmpty(old))) return 'keep';
  if (!store.setByHand(entity, stored, column)) return 'update';
  const side = wishes.sideOf(place.row, field);
  return side === undefined ? 'conflict' : side === 'file' ? 'update' : 'keep';
};

/**
 * Holds a row's values against a stored row and stages what the policy lets change. Empty values
 * change nothing; a value set by hand that the file disagrees with is a conflict and stays, unless
 * the operator takes the file's.
 */
export const compareStored = (
  session: StageSession,
  entity: Entity,
  stored: StoredRow,
  values: StagedValues,
  place: RowPlace,
  differences: Differences,
  policy: ImportPolicy = session.policy,
): void => {
  const note = noteOnce(session, place);
  for (const [column, next] of Object.entries(values)) {
    const verdict = verdictOn(session, entity, stored, column, next, place, policy);
    if (verdict === 'same' || verdict === 'keep') continue;
    const old = stored[column] ?? null;
    note(column, old, next, verdict === 'conflict');
    if (verdict === 'conflict') differences.conflicts += 1;
    else {
      session.staging.update(entity, stored.uid, column, old, next);
      differences.updated += 1;
    }
  }
};

/** What a stored field will hold once `compareStored` has had its say. */
export const afterwards = (
  session: StageSession,
  entity: Entity,
  stored: StoredRow,
  column: string,
  next: StagedValue,
  place: RowPlace,
): StagedValue =>
  verdictOn(session, entity, stored, column, next, place, session.policy) === 'update'
    ? next
    : (stored[column] ?? null);

/** The same for a row that this file itself is about to create: the later line wins. */
export const compareStaged = (
  session: StageSession,
  entity: Entity,
  ref: Ref,
  values: StagedValues,
  place: RowPlace,
  differences: Differences,
  fillOnly = false,
): void => {
  if (Object.keys(values).length === 0) return;
  const staged = session.staging.staged(entity, ref);
  const changed: Record<string, StagedValue> = {};
  const note = noteOnce(session, place);
  for (const [column, next] of Object.entries(values)) {
    const old = staged[column] ?? null;
    if (isEmpty(next) || old === next || (fillOnly && !isEmpty(old))) continue;
    changed[column] = next;
    if (!fillOnly) {
      note(column, old, next);
      differences.updated += 1;
    }
  }
  if (Object.keys(changed).length > 0) session.staging.patchStaged(entity, ref, changed);
};
