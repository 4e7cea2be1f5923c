import type { MemberColumn } from '../../../shared/contract/member-filters.ts';
import type { MergeProposal, MergeSide } from '../../../shared/contract/members.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { cellText } from './columns.ts';

// What tells people apart first; the rest adds up when they are one.
export const described = [
  'nickname',
  'remark',
  'gender',
  'birthday',
  'city',
  'region',
  'company',
  'job',
  'externalLevel',
  'source',
] as const satisfies readonly MemberColumn[];
export const added = [
  'tags',
  'communities',
  'joinedDate',
  'lastActiveDate',
  'interactions',
  'signups',
  'events',
  'orders',
  'ordersNet',
  'points',
] as const satisfies readonly MemberColumn[];

export interface Line {
  readonly key: string;
  readonly label: string;
  readonly values: readonly [readonly string[], readonly string[]];
  /** Masked values that two different accounts may have in common. */
  readonly unsure?: ReadonlySet<string>;
}

export const linesOf = (
  language: Language,
  columns: readonly MemberColumn[],
  { sides: [one, other] }: MergeProposal,
  label: (column: MemberColumn) => string,
): Line[] => {
  const values = ({ member }: MergeSide, column: MemberColumn): string[] => {
    const text = cellText(language, member, column);
    return text === '' || text === '0' ? [] : [text];
  };
  return columns.map((column) => ({
    key: column,
    label: label(column),
    values: [values(one, column), values(other, column)],
  }));
};

/** Phones, e-mails and accounts of either, each namespace a line. */
export const accountLines = (
  language: Language,
  { evidence, sides: [one, other] }: MergeProposal,
): Line[] => {
  const namespaces = [...one.identities, ...other.identities].map(({ namespace }) => namespace);
  const first = ['phone', 'email'].filter((namespace) => namespaces.includes(namespace));
  const values = ({ identities }: MergeSide, namespace: string): string[] =>
    identities.filter((one) => one.namespace === namespace).map(({ value }) => value);
  const unsure = (namespace: string): ReadonlySet<string> =>
    new Set(
      [...one.identities, ...other.identities]
        .filter((identity) => identity.namespace === namespace && identity.masked)
        .map(({ value }) => value)
        .filter((value) => !evidence.some((is) => is.by === namespace && is.value === value)),
    );
  return [...new Set([...first, ...namespaces])].map((namespace) => ({
    key: `account ${namespace}`,
    label: translateAny(language, `members.namespace-${namespace}`) ?? namespace,
    values: [values(one, namespace), values(other, namespace)],
    unsure: unsure(namespace),
  }));
};

export const isFilled = ({ values: [one, other] }: Line): boolean => one.length + other.length > 0;

/** Same, partly the same or different; null where that cannot be told. */
export const agreement = ({ values: [one, other], unsure }: Line): 'same' | 'differs' | null => {
  if (one.length === 0 || other.length === 0) return null;
  const shared = one.filter((value) => other.includes(value));
  if (shared.length === 0) return 'differs';
  return shared.some((value) => unsure?.has(value) !== true) ? 'same' : null;
};
