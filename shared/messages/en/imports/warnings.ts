import type { warnings as source } from '../../zh-CN/imports/warnings.ts';
import type { SameKeys } from '../../same-keys.ts';

export const warnings = {
  'warning-wrong-extension': 'The extension {extension} does not fit; read by its content',
  'warning-nul-replaced':
    '{count, plural, one {# NUL character} other {# NUL characters}} replaced',
  'warning-surrogate-replaced':
    '{count, plural, one {# broken character} other {# broken characters}} replaced',
  'warning-encoding-guessed': 'The encoding was guessed; please look at the preview',
  'warning-entry-skipped': '{entry} in the archive is no spreadsheet and was not read',
  'warning-zero-date': '{count, plural, one {# zero date} other {# zero dates}} taken as empty',
  'warning-range-start-taken': '{count, plural, one {# range} other {# ranges}} read as its start',
  'warning-approximate-number':
    '{count, plural, one {# approximate number} other {# approximate numbers}} read as a number',
  'warning-phone-masked':
    '{count, plural, one {# masked phone} other {# masked phones}} kept as a hint, not used to match',
  'warning-phone-landline': '{count, plural, one {# landline} other {# landlines}}',
  'warning-phone-repaired':
    '{count, plural, one {# phone} other {# phones}} repaired that the spreadsheet program had changed',
  'warning-columns-unmapped':
    '{count, plural, one {# column has} other {# columns have}} no field and was not imported: {names}',
  'warning-already-imported': 'The same file was imported before',
  'warning-possible-duplicate':
    '{count, plural, one {# pair of members} other {# pairs of members}} may be one person (same number, other name); listed, not merged',
  'warning-shared-phone':
    '{count, plural, one {# number is} other {# numbers are}} used by more than three names and no longer used to match',
  'warning-events-created':
    '{count, plural, one {# event} other {# events}} named in the file created',
  'warning-members-created':
    '{count, plural, one {# member} other {# members}} named in the file created',
  'warning-communities-created':
    '{count, plural, one {# community} other {# communities}} named in the file created',
  'warning-groups-created':
    '{count, plural, one {# group} other {# groups}} named in the file created',
  'warning-unknown-event-kind':
    '{count, plural, one {# kind of event} other {# kinds of event}} not known, kept as other',
  'warning-kpi-filter-unknown':
    'No community or event is named “{name}”, or several are; this KPI cannot be computed for now',
  'warning-community-unknown': 'There is no community “{name}”; not added to the scope',
  'warning-event-unknown': 'There is no event “{name}”; not added to the scope',
  'warning-unknown-content-type':
    '{count, plural, one {# content type} other {# content types}} not known, recorded as other',
  'warning-matched-by-name':
    '{count, plural, one {# row was} other {# rows were}} matched by a unique real name alone; please check',
  'warning-points-balance-kept':
    '{count, plural, one {# member has} other {# members have}} a later imported balance: it stays, and these entries count as part of it',
  'warning-nps-from-one':
    'No 0 among the answers to “{name}”: NPS of a 1–10 form does not compare with one of 0–10',
  'warning-survey-name': 'The survey is recorded as “{name}”',
  'warning-custom-kept':
    '{count, plural, one {# column} other {# columns}} kept as custom fields: {names}',
} as const satisfies SameKeys<typeof source>;
