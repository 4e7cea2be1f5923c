import type {
  CellOverride,
  ConflictChoice,
  ConflictSide,
  FieldPolicy,
  ImportContext,
  ImportPolicy,
  MemberChoice,
  RecognisedFile,
  RecognisedSheet,
  SheetPlan,
} from '../../../shared/contract/imports.ts';
import type { FieldId } from '../../../shared/domain/imports/fields.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import type { DateOrder } from '../../../shared/domain/imports/recognition.ts';

/** One sheet with what the operator decided so far; starts as it was recognised. */
export interface SheetDraft {
  readonly sheet: RecognisedSheet;
  readonly included: boolean;
  readonly fields: ReadonlyMap<number, FieldId>;
  readonly dateOrder: DateOrder | null;
  readonly context: ImportContext;
  readonly policy: ImportPolicy;
  readonly fullListAsOf: string | null;
  /** What single columns may do to stored values, by column. */
  readonly fieldPolicies: ReadonlyMap<number, FieldPolicy>;
  readonly overrides: readonly CellOverride[];
  readonly choices: readonly ConflictChoice[];
  /** Who is meant in rows whose keys name two members. */
  readonly members: readonly MemberChoice[];
  readonly allConflicts: ConflictSide | null;
  /** Rows mended or chosen for since the last check; `*` = all conflicts. */
  readonly unchecked: ReadonlySet<string>;
  /** Numbers of the questions that were answered. */
  readonly answered: ReadonlySet<number>;
}

export const draftSheet = (sheet: RecognisedSheet, zone: string): SheetDraft => ({
  sheet,
  included: !sheet.hidden && sheet.rows > 0 && (sheet.kind !== null || sheet.headerRow !== null),
  fields: new Map(
    sheet.columns.flatMap((column) =>
      column.field === null ? [] : [[column.index, column.field] as const],
    ),
  ),
  dateOrder: sheet.dateOrder,
  context: {
    ...(sheet.context.some(({ name }) => name === 'zone') ? { zone } : {}),
    ...sheet.rememberedContext,
  },
  policy: 'overwrite',
  fullListAsOf: null,
  fieldPolicies: new Map(
    sheet.columns.flatMap(({ index, policy }) =>
      policy === undefined ? [] : [[index, policy] as const],
    ),
  ),
  overrides: [],
  choices: [],
  members: [],
  allConflicts: null,
  unchecked: new Set(),
  answered: new Set(),
});

/** A file with one sheet imports it; of several, those that were understood. */
export const draftFile = (file: RecognisedFile, zone: string): readonly SheetDraft[] => {
  const drafts = file.sheets.map((sheet) => draftSheet(sheet, zone));
  return drafts.length === 1 ? drafts.map((draft) => ({ ...draft, included: true })) : drafts;
};

/** Questions that still wait for an answer. */
export const openQuestions = (
  draft: SheetDraft,
): readonly { readonly index: number; readonly question: RecognisedSheet['questions'][number] }[] =>
  draft.sheet.questions
    .map((question, index) => ({ index, question }))
    .filter(({ index, question }) => {
      if (draft.answered.has(index)) return false;
      return question.code === 'date-order' ? draft.dateOrder === null : true;
    });

export const missingContext = (draft: SheetDraft): readonly string[] =>
  draft.sheet.context
    .filter(({ name, required }) => required && (draft.context[name] ?? '').trim() === '')
    .map(({ name }) => name);

export const blocks = ['header', 'kind', 'question', 'columns', 'context', 'sheets'] as const;
export type Block = (typeof blocks)[number];

/** What the operator has to settle first; null when the sheet can be checked. */
export const blockOf = (draft: SheetDraft): Block | null => {
  if (draft.sheet.headerRow === null) return 'header';
  if (draft.sheet.kind === null) return 'kind';
  if (openQuestions(draft).length > 0) return 'question';
  if (draft.fields.size === 0) return 'columns';
  return missingContext(draft).length > 0 ? 'context' : null;
};

/** The same for a whole file: the first of its sheets that waits for something. */
export const blockOfFile = (drafts: readonly SheetDraft[]): Block | null => {
  const included = drafts.filter((draft) => draft.included);
  if (included.length === 0) return 'sheets';
  return included.map(blockOf).find((block) => block !== null) ?? null;
};

/**
 * A file recognised anew because one sheet was corrected: the other sheets stay as they were, and
 * what was said about the corrected one stays said.
 */
export const keepAnswers = (
  drafts: readonly SheetDraft[],
  before: readonly SheetDraft[],
  corrected: string | null,
): readonly SheetDraft[] =>
  corrected === null
    ? drafts
    : drafts.map((draft) => {
        const old = before.find(({ sheet }) => sheet.name === draft.sheet.name);
        if (old === undefined) return draft;
        if (draft.sheet.name !== corrected) return old;
        const said = draft.sheet.context.flatMap(({ name }) =>
          old.context[name] === undefined ? [] : [[name, old.context[name]] as const],
        );
        return {
          ...draft,
          included: true,
          context: { ...draft.context, ...Object.fromEntries(said) },
        };
      });

export const setField = (draft: SheetDraft, index: number, field: FieldId | null): SheetDraft => {
  const fields = new Map(draft.fields);
  if (field === null) fields.delete(index);
  else fields.set(index, field);
  return { ...draft, fields };
};

export const setFieldPolicy = (
  draft: SheetDraft,
  index: number,
  policy: FieldPolicy | null,
): SheetDraft => {
  const fieldPolicies = new Map(draft.fieldPolicies);
  if (policy === null) fieldPolicies.delete(index);
  else fieldPolicies.set(index, policy);
  return { ...draft, fieldPolicies };
};

/** Puts the operator's cells in the place of the file's; the next check reads them. */
export const mendRow = (
  draft: SheetDraft,
  row: number,
  cells: readonly { readonly column: number; readonly text: string }[],
): SheetDraft => {
  const mended = new Set(cells.map(({ column }) => column));
  return {
    ...draft,
    overrides: [
      ...draft.overrides.filter((one) => one.row !== row || !mended.has(one.column)),
      ...cells.map(({ column, text }) => ({ row, column, text })),
    ],
    unchecked: new Set([...draft.unchecked, String(row)]),
  };
};

export const chooseSide = (
  draft: SheetDraft,
  row: number,
  field: FieldId,
  take: ConflictSide,
): SheetDraft => ({
  ...draft,
  choices: [
    ...draft.choices.filter((one) => one.row !== row || one.field !== field),
    { row, field, take },
  ],
  unchecked: new Set([...draft.unchecked, String(row)]),
});

/** The same for every conflict that has no choice of its own. */
export const chooseSideOfAll = (draft: SheetDraft, side: ConflictSide | null): SheetDraft => ({
  ...draft,
  allConflicts: side,
  unchecked: new Set([...draft.unchecked, '*']),
});

/** Says which member a row is about whose keys name two. */
export const chooseMember = (draft: SheetDraft, row: number, member: string): SheetDraft => ({
  ...draft,
  members: [...draft.members.filter((one) => one.row !== row), { row, member }],
  unchecked: new Set([...draft.unchecked, String(row)]),
});

export const sideOf = (draft: SheetDraft, row: number, field: FieldId): ConflictSide | null =>
  draft.choices.find((one) => one.row === row && one.field === field)?.take ?? draft.allConflicts;

/** Gives the field of a `column` question to the chosen column alone. */
export const answerColumn = (
  draft: SheetDraft,
  question: number,
  field: FieldId,
  header: string,
): SheetDraft => {
  const chosen = draft.sheet.columns.find((column) => column.header === header);
  const fields = new Map([...draft.fields].filter(([, taken]) => taken !== field));
  if (chosen !== undefined) fields.set(chosen.index, field);
  return { ...draft, fields, answered: new Set([...draft.answered, question]) };
};

/** An estimate says no more digits than it knows. */
export const aboutRows = (rows: number): number => Number(rows.toPrecision(3));

/** Columns with values that have no meaning yet. */
export const columnsWithout = ({ sheet, fields }: SheetDraft): RecognisedSheet['columns'] =>
  sheet.columns.filter(({ index, samples }) => samples.length > 0 && !fields.has(index));

/** What is sent to the program; only for a sheet that is ready. */
export const planOf = (draft: SheetDraft): SheetPlan => {
  const { kind, headerRow } = draft.sheet;
  if (kind === null || headerRow === null) throw new Error('sheet is not ready');
  return {
    sheet: draft.sheet.name,
    mapping: {
      kind,
      headerRow,
      columns: draft.sheet.columns.map(({ index, header }) => ({
        index,
        header,
        field: draft.fields.get(index) ?? null,
        ...(draft.fieldPolicies.has(index) ? { policy: draft.fieldPolicies.get(index) } : {}),
      })),
      dateOrder: draft.dateOrder,
    },
    context: Object.fromEntries(
      Object.entries(draft.context).filter(([, value]) => value.trim() !== ''),
    ),
    policy: draft.policy,
    fullListAsOf: draft.fullListAsOf,
    overrides: [...draft.overrides],
    choices: [...draft.choices],
    members: [...draft.members],
    ...(draft.allConflicts === null ? {} : { allConflicts: draft.allConflicts }),
  };
};

/** Field groups that a kind usually fills, for the order of the field list. */
export const fieldGroupsOf: Readonly<Record<ImportKind, readonly string[]>> = {
  members: ['member', 'custom'],
  'group-members': ['member', 'group', 'custom'],
  communities: ['community', 'group'],
  events: ['event', 'community'],
  signups: ['signup', 'member', 'event', 'custom'],
  orders: ['order', 'member', 'custom'],
  interactions: ['interaction', 'member', 'group'],
  campaigns: ['campaign', 'event'],
  content: ['content'],
  surveys: ['survey', 'member'],
  costs: ['cost'],
  points: ['points', 'member'],
  referrals: ['referral'],
  'group-days': ['stat'],
};

/** `C17`: the name a spreadsheet gives a cell; without a column the row's number alone. */
export const cellAddress = (row: number, column: number | null): string =>
  column === null ? String(row) : `${columnLetters(column)}${row}`;

export const columnLetters = (column: number): string =>
  (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26));
