import type { CustomField } from '../../../../shared/contract/custom-fields.ts';
import { memberColumns, type ListColumn } from '../../../../shared/contract/member-filters.ts';
import { columnOf } from '../field-words.ts';
import { draftOf } from '../filter-draft.ts';
import type { DraftFact } from './tree.ts';

/** What a fact can be about, besides the fields of a member. */
export const deeds = [
  'acts',
  'days',
  'orders',
  'net',
  'signups',
  'attended',
  'community',
  'tenure',
  'referrals',
] as const;
export type Deed = (typeof deeds)[number];
export type Subject = Deed | `field-${ListColumn}`;

export const subjectOf = (fact: DraftFact): Subject => {
  switch (fact.kind) {
    case 'member':
      return `field-${fact.draft.column}`;
    case 'activity':
    case 'orders':
    case 'events':
      return fact.measure;
    default:
      return fact.kind;
  }
};

/** The usual question about a subject; what is asked of an own field goes by its kind. */
export const factAbout = (subject: Subject, fields: readonly CustomField[] = []): DraftFact => {
  const own = fields.find((one) => subject === `field-${columnOf(one)}`);
  if (own !== undefined) return { kind: 'member', draft: draftOf(columnOf(own), own.kind) };
  const column = memberColumns.find((one) => subject === `field-${one}`);
  if (column !== undefined) return { kind: 'member', draft: draftOf(column) };
  const some = { from: 1, to: null };
  switch (subject as Deed) {
    case 'acts':
      return { kind: 'activity', measure: 'acts', kinds: [], days: 30, ...some };
    case 'days':
      return { kind: 'activity', measure: 'days', kinds: [], days: 30, from: 3, to: null };
    case 'orders':
      return { kind: 'orders', measure: 'orders', days: 90, ...some };
    case 'net':
      return { kind: 'orders', measure: 'net', days: null, from: 10_000, to: null };
    case 'signups':
      return { kind: 'events', measure: 'signups', eventUid: null, days: null, ...some };
    case 'attended':
      return { kind: 'events', measure: 'attended', eventUid: null, days: null, ...some };
    case 'community':
      return { kind: 'community', communityUid: null, role: null };
    case 'tenure':
      return { kind: 'tenure', from: 180, to: null };
    case 'referrals':
      return { kind: 'referrals', days: null, ...some };
  }
};
