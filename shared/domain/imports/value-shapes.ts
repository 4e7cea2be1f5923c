import { cellText, isBlank, type Cell } from '../cells.ts';
import { parseEmail } from '../values/texts.ts';
import { fields, type FieldId, type FieldType } from './fields.ts';
import { fieldFits } from './kind-rules.ts';
import type { ImportKind } from './kinds.ts';
import { parseCell } from './read-cell.ts';

/** Share of sample values that must fit a field. */
export const FIT = 0.8;
/** Fewer values than this have no shape. */
const MIN_VALUES = 2;

type Fits = (cell: Cell) => boolean;

// One column is held against the same shapes for every kind that its sheet may be.
const shares = new WeakMap<readonly Cell[], Map<Fits, number>>();

/** Share of the filled cells that fit; 1 where there are none. */
const shareOf = (cells: readonly Cell[], fits: Fits): number => {
  let known = shares.get(cells);
  if (known === undefined) shares.set(cells, (known = new Map<Fits, number>()));
  let share = known.get(fits);
  if (share === undefined) {
    const some = cells.filter((cell) => !isBlank(cell));
    share = some.length === 0 ? 1 : some.filter(fits).length / some.length;
    known.set(fits, share);
  }
  return share;
};

const readable = new Map<FieldType, Fits>();
const readableAs = (type: FieldType): Fits => {
  let fits = readable.get(type);
  if (fits === undefined)
    readable.set(
      type,
      (fits = (cell) => {
        const value = parseCell(type, cell, { dateOrder: 'dmy', tagSeparator: null });
        return value.ok || value.reason === 'year-missing' || value.reason === 'number-damaged';
      }),
    );
  return fits;
};

/** Share of the values that can be read as a field; 1 where there are none. */
export const fitOf = (field: FieldId, cells: readonly Cell[]): number =>
  shareOf(cells, readableAs(fields[field]));

export const isFilled = (cells: readonly Cell[] | undefined): boolean =>
  cells?.some((cell) => !isBlank(cell)) === true;

const isPhone = (cell: Cell): boolean =>
  /^(?:p:|')?(?:\+\d[\d\s()-]{6,18}|(?:0086|86-?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|1\d{2}\*{4,6}\d{2,4})$/.test(
    cellText(cell).trim(),
  );
const isEmail = (cell: Cell): boolean => {
  const email = parseEmail(cell);
  return email.ok && email.value !== null;
};
const isContact: Fits = (cell) => isPhone(cell) || isEmail(cell);
/** `#1001`, not a name of two words. */
const isOneNumber: Fits = (cell) => /^\S*\d\S*$/.test(cellText(cell).trim());
const oneOf =
  (...words: readonly string[]) =>
  (cell: Cell): boolean =>
    words.includes(cellText(cell).trim().toLowerCase());
const isMoment = (cell: Cell): boolean =>
  typeof cell === 'object' && cell !== null
    ? cell.kind === 'instant'
    : /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[T ]\d{1,2}[:时]\d{2}/.test(cellText(cell).trim());
const isAmount = (cell: Cell): boolean =>
  /^(?:[¥￥$€£]\s?-?[\d,]+(?:\.\d+)?|-?[\d,]+\.\d{2}|-?[\d,]+(?:\.\d+)?元)$/.test(
    cellText(cell).trim(),
  );

/** What values show by themselves, whatever stands above them; narrow on purpose. */
const shapes: readonly (readonly [FieldId, (cell: Cell) => boolean])[] = [
  ['member.phone', isPhone],
  ['member.email', isEmail],
  ['member.gender', oneOf('男', '女', 'male', 'female')],
  [
    'signup.checked_in',
    oneOf('已签到', '未签到', '已到场', '未到场', 'checked in', 'not checked in'),
  ],
  ['interaction.at', isMoment],
  ['signup.at', isMoment],
  ['order.created', isMoment],
  ['event.start', isMoment],
  ['order.amount', isAmount],
];
/** These are asked when several columns look like them; of the others none is taken then. */
const asked: ReadonlySet<FieldId> = new Set(['member.phone', 'member.email', 'order.amount']);

/** Fields that nothing names, with the columns left over whose values look like them. */
export const shapesOf = (
  kind: ImportKind,
  isTaken: (field: FieldId) => boolean,
  values: readonly (readonly Cell[])[],
  free: readonly number[],
): { readonly field: FieldId; readonly columns: readonly number[] }[] =>
  shapes.flatMap(([field, fits]) => {
    if (!fieldFits(kind, field) || isTaken(field)) return [];
    const columns = free.filter((index) => {
      const cells = values[index] ?? [];
      const some = cells.filter((cell) => !isBlank(cell)).length;
      return some >= MIN_VALUES && shareOf(cells, fits) >= FIT;
    });
    return columns.length === 1 || (columns.length > 1 && asked.has(field))
      ? [{ field, columns }]
      : [];
  });

const names: ReadonlySet<FieldId> = new Set([
  'member.name',
  'member.first_name',
  'member.last_name',
  'member.nickname',
  'member.referrer',
  'interaction.sender',
]);

/** Whether the values rule a field out that the header's word would allow. */
export const contradicts = (
  field: FieldId,
  normalised: string,
  cells: readonly Cell[],
): boolean => {
  if (!isFilled(cells)) return false;
  if (field === 'order.number' && normalised === 'name') return shareOf(cells, isOneNumber) < FIT;
  // One name of a group stands in the rows of all its members.
  if (field === 'group.name' && normalised === 'name') {
    const filled = cells.filter((cell) => !isBlank(cell));
    return new Set(filled).size * 2 > filled.length;
  }
  return names.has(field) && shareOf(cells, isContact) >= FIT;
};
