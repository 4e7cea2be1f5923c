import type { RecognisedSheet } from '../../shared/contract/imports.ts';
import { cellText, isBlank, type SheetRow } from '../../shared/domain/cells.ts';
import { isTotalsRow } from '../../shared/domain/imports/header-row.ts';
import type { ImportKind } from '../../shared/domain/imports/kinds.ts';
import { headerFingerprint } from '../../shared/domain/imports/normalise-header.ts';
import { recogniseSheet } from '../../shared/domain/imports/recognise-sheet.ts';
import { watchDateOrder } from '../../shared/domain/imports/date-order.ts';
import type { SheetRecognition } from '../../shared/domain/imports/recognition.ts';
import type { StoredRecipe } from '../store/queries/recipes.ts';
import type { OpenedFile } from './read/open-file.ts';

const FIRST_ROWS = 230;
/** Longer sheets are counted exactly when they are checked: until then their rows are estimated. */
const COUNTED_ROWS = 20_000;
const PREVIEW_ROWS = 12;
const SAMPLES = 3;

export interface Wish {
  readonly sheet: string;
  readonly headerRow: number | null;
  readonly kind: ImportKind | null;
}

/** What one sheet is about, from its first rows; a short one is read to its end to count them. */
export const recogniseOne = async (
  file: OpenedFile,
  index: number,
  wish: Wish | undefined,
  recipeFor: (fingerprint: string) => StoredRecipe | null,
): Promise<RecognisedSheet> => {
  const info = file.sheets[index]!;
  const first: SheetRow[] = [];
  let filled = 0;
  let share = 1;
  for await (const batch of file.rows(index)) {
    for (const row of batch.rows) {
      if (first.length < FIRST_ROWS) first.push(row);
      if (row.cells.length > 0 || row.problem !== undefined) filled += 1;
    }
    if (filled < COUNTED_ROWS || batch.fraction >= 1 || batch.fraction <= 0) continue;
    share = batch.fraction;
    break;
  }
  const found = recogniseSheet(first, {
    ...(wish?.kind ? { kind: wish.kind } : {}),
    ...(wish?.headerRow ? { headerRow: wish.headerRow } : {}),
  });
  const fingerprint =
    found.headerRow === null
      ? null
      : headerFingerprint(found.columns.map((column) => column.header));
  const recipe = wish?.kind || fingerprint === null ? null : recipeFor(fingerprint);
  const toHeader = first.filter(
    (row) => row.number <= (found.headerRow ?? 0) && row.cells.length > 0,
  ).length;
  const data = first.filter(
    (row) => row.number > (found.headerRow ?? 0) && row.cells.length > 0 && !isTotalsRow(row),
  );
  const dates =
    recipe === null && first.length === FIRST_ROWS
      ? await settleDates(file, index, found)
      : { dateOrder: found.dateOrder, questions: found.questions };
  const kind = recipe?.mapping.kind ?? found.kind;
  const columns = found.columns.map((column) => {
    const remembered = recipe?.mapping.columns.find(
      (one) => one.header === column.header && one.index === column.index,
    );
    return {
      index: column.index,
      header: column.header,
      field: remembered === undefined ? column.field : remembered.field,
      confidence: remembered === undefined ? column.confidence : remembered.field === null ? 0 : 1,
      samples: samplesOf(data, column.index),
      ...(remembered?.policy === undefined ? {} : { policy: remembered.policy }),
    };
  });
  return {
    name: info.name,
    hidden: info.hidden,
    rows: Math.max(0, Math.round(filled / share) - toHeader),
    rowsExact: share === 1,
    kind,
    confidence: recipe === null ? found.confidence : 1,
    headerRow: found.headerRow,
    columns,
    dateOrder: recipe?.mapping.dateOrder ?? dates.dateOrder,
    questions:
      recipe === null
        ? dates.questions.map((question) => ({ ...question, choices: [...question.choices] }))
        : [],
    preview: first.slice(0, PREVIEW_ROWS).map((row) => ({
      row: row.number,
      cells: row.cells.map((cell) => cellText(cell).slice(0, 80)),
    })),
    context:
      kind === null
        ? []
        : contextOf(
            kind,
            new Set(columns.flatMap((column) => (column.field === null ? [] : [column.field]))),
          ),
    fingerprint,
    remembered: recipe !== null,
    rememberedContext: recipe?.context ?? {},
  };
};

/** What the first rows leave open of day and month, a later row may settle. */
const settleDates = async (
  file: OpenedFile,
  index: number,
  found: SheetRecognition,
): Promise<Pick<SheetRecognition, 'dateOrder' | 'questions'>> => {
  const { dateOrder, questions, headerRow, columns } = found;
  if (!questions.some((one) => one.code === 'date-order')) return { dateOrder, questions };
  const watch = watchDateOrder(columns);
  for await (const batch of file.rows(index))
    for (const row of batch.rows)
      if (row.number > (headerRow ?? 0)) watch.see((column) => row.cells[column] ?? null);
  const others = questions.filter((one) => one.code !== 'date-order');
  return { dateOrder: watch.order(), questions: [...others, ...watch.questions()] };
};

const samplesOf = (rows: readonly SheetRow[], index: number): string[] => {
  const samples: string[] = [];
  for (const row of rows) {
    const cell = row.cells[index];
    if (isBlank(cell)) continue;
    const text = cellText(cell).trim().slice(0, 60);
    if (!samples.includes(text)) samples.push(text);
    if (samples.length === SAMPLES) break;
  }
  return samples;
};

/** What a kind has to be told when its sheet does not say it. */
const contextOf = (kind: ImportKind, have: ReadonlySet<string>): RecognisedSheet['context'] => {
  const context: RecognisedSheet['context'] = [];
  if (kind === 'signups' && !have.has('event.key') && !have.has('event.name'))
    context.push({ name: 'event', required: true });
  if (kind === 'group-members' && !have.has('group.name') && !have.has('group.key'))
    context.push({ name: 'group', required: true });
  if (kind === 'group-members' && !have.has('group.community'))
    context.push({ name: 'community', required: false });
  if (kind === 'interactions' && !have.has('interaction.group'))
    context.push({ name: 'group', required: false });
  if (kind === 'events' && !have.has('event.community'))
    context.push({ name: 'community', required: false });
  if (kind === 'surveys')
    for (const name of ['survey', 'separator', 'event', 'community'] as const)
      context.push({ name, required: false });
  if (kind === 'content') {
    if (!have.has('content.as_of')) context.push({ name: 'date', required: false });
    context.push({ name: 'community', required: false });
  }
  if (kind === 'costs') {
    if (!have.has('cost.event')) context.push({ name: 'event', required: false });
    if (!have.has('cost.campaign')) context.push({ name: 'campaign', required: false });
    context.push({ name: 'currency', required: false });
  }
  if (kind === 'group-days' && !have.has('stat.group'))
    context.push({ name: 'group', required: false });
  if (kind === 'orders') context.push({ name: 'currency', required: false });
  if (kind !== 'communities' && kind !== 'campaigns')
    context.push({ name: 'zone', required: false });
  if (
    have.has('member.external_id') ||
    have.has('event.key') ||
    have.has('community.key') ||
    have.has('referral.referrer_id') ||
    have.has('referral.referee_id') ||
    kind === 'orders' ||
    (kind === 'group-days' && !have.has('stat.group'))
  )
    context.push({ name: 'namespace', required: false });
  return context;
};
