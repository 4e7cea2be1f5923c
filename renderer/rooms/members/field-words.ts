import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import type {
  FieldColumn,
  ListColumn,
  ListFilter,
} from '../../../shared/contract/member-filters.ts';
import type { FieldCell } from '../../../shared/contract/members.ts';
import {
  BETWEEN_CHOICES,
  optionsOf,
  questionOf,
  readFieldText,
} from '../../../shared/domain/values/custom-fields.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translate } from '../../../shared/messages/translate.ts';

export const isFieldColumn = (column: ListColumn): column is FieldColumn =>
  column.startsWith('field:');
export const fieldUidOf = (column: FieldColumn): string => column.slice('field:'.length);
export const columnOf = ({ uid }: CustomField): FieldColumn => `field:${uid}`;

export const fieldOf = (
  fields: readonly CustomField[],
  column: FieldColumn,
): CustomField | undefined => fields.find(({ uid }) => uid === fieldUidOf(column));

/** Whether a column is built in or of a field that there still is. */
export const isKnown = (fields: readonly CustomField[], column: ListColumn): boolean =>
  !isFieldColumn(column) || fieldOf(fields, column) !== undefined;

/** Whether a filter can be asked: of a field that is there and of the kind it was meant for. */
export const canAsk = (fields: readonly CustomField[], filter: ListFilter): boolean => {
  if (filter.kind !== 'field') return true;
  const field = fieldOf(fields, filter.column);
  if (field === undefined) return false;
  return filter.is.kind === 'blank' || filter.is.kind === questionOf[field.kind];
};

export const columnName = (
  language: Language,
  column: ListColumn,
  fields: readonly CustomField[],
): string =>
  isFieldColumn(column)
    ? (fieldOf(fields, column)?.name ?? translate(language, 'customFields.gone'))
    : translate(language, `members.column-${column}`);

/** What a member has in a field, in words. */
export const valueText = (
  language: Language,
  field: CustomField | undefined,
  { text, fits }: FieldCell,
): string =>
  fits && field?.kind === 'number'
    ? formatNumber(language, Number(text))
    : text.split(BETWEEN_CHOICES).join(translate(language, 'common.list-separator'));

/** Whether a text can be recorded in a field; blank takes the value away. */
export const fitsField = ({ kind, options }: CustomField, text: string | null): boolean =>
  text === null ||
  text.trim() === '' ||
  readFieldText(
    kind,
    text,
    optionsOf(options.map(({ name }, id) => ({ id, name, optionId: null }))),
  ) !== null;
