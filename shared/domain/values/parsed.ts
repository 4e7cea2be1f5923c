/** Why a cell could not be read as its field; wording in shared/messages/<language>/imports.ts. */
export const valueReasons = [
  'date-unknown',
  'date-relative',
  'year-missing',
  'date-ambiguous',
  'phone-invalid',
  'email-invalid',
  'number-damaged',
  'number-invalid',
  'money-invalid',
  'boolean-invalid',
  'gender-unknown',
  'signup-status-unknown',
  'order-status-unknown',
  'refund-status-unknown',
  'currency-unknown',
  'member-type-unknown',
  'duration-invalid',
  'cell-error',
] as const;
export type ValueReason = (typeof valueReasons)[number];

/** What was read with a remark. */
export const valueWarnings = [
  'zero-date',
  'range-start-taken',
  'approximate-number',
  'phone-masked',
  'phone-landline',
  'phone-repaired',
] as const;
export type ValueWarning = (typeof valueWarnings)[number];

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value; readonly warning?: ValueWarning }
  | { readonly ok: false; readonly reason: ValueReason };

export const parsed = <Value>(value: Value, warning?: ValueWarning): Parsed<Value> =>
  warning === undefined ? { ok: true, value } : { ok: true, value, warning };
export const refused = (
  reason: ValueReason,
): { readonly ok: false; readonly reason: ValueReason } => ({
  ok: false,
  reason,
});

const empties = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '/',
  '\\',
  '无',
  '無',
  'n/a',
  '#n/a',
  'na',
  'null',
  'none',
  'nil',
  '暂无',
  '未填',
  '未填写',
  '(空)',
  '跳过',
]);

const longestEmpty = Math.max(...[...empties].map((text) => text.length));
/** Half-width letters and common characters, which NFKC leaves as they are. */
const settled = /^[\x21-\x7e\u4e00-\u9fff]*$/;

/** Text as it is compared: half-width, trimmed. */
export const fold = (text: string): string =>
  settled.test(text) ? text : text.normalize('NFKC').trim();

/** Whether folded text is one of the many ways of writing "nothing". */
export const isEmptyText = (folded: string): boolean =>
  folded.length <= longestEmpty && empties.has(folded.toLowerCase());
