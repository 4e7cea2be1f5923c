import { Button, Radio, Tag } from 'antd';
import { Link } from 'wouter';
import type { MemberColumn, MergeProposal, MergeSide } from '../../../shared/contract/members.ts';
import { formatDate } from '../../../shared/messages/format.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT, type Translate } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { cellText } from './columns.ts';

/** Why two people may be one, in a line. */
export const evidenceText = (t: Translate, { evidence }: MergeProposal): string =>
  evidence
    .map(({ by, value }) =>
      [t(`members.alike-${by}`), ...(value === null ? [] : [value])].join(' '),
    )
    .join(t('common.list-separator'));

// What tells people apart first; the rest adds up when they are one.
const described = [
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
const added = [
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

interface Line {
  readonly key: string;
  readonly label: string;
  readonly values: readonly [readonly string[], readonly string[]];
}

const linesOf = (
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
const accountLines = (language: Language, { sides: [one, other] }: MergeProposal): Line[] => {
  const namespaces = [...one.identities, ...other.identities].map(({ namespace }) => namespace);
  const first = ['phone', 'email'].filter((namespace) => namespaces.includes(namespace));
  const values = ({ identities }: MergeSide, namespace: string): string[] =>
    identities.filter((one) => one.namespace === namespace).map(({ value }) => value);
  return [...new Set([...first, ...namespaces])].map((namespace) => ({
    key: `account ${namespace}`,
    label: translateAny(language, `members.namespace-${namespace}`) ?? namespace,
    values: [values(one, namespace), values(other, namespace)],
  }));
};

const isFilled = ({ values: [one, other] }: Line): boolean => one.length + other.length > 0;

/** Same, partly the same or different; null where only one of them says anything. */
const agreement = ({ values: [one, other] }: Line): 'same' | 'differs' | null => {
  if (one.length === 0 || other.length === 0) return null;
  return one.some((value) => other.includes(value)) ? 'same' : 'differs';
};

interface DuplicatePairProps {
  readonly pair: MergeProposal;
  /** Which of the two stays. */
  readonly keep: 0 | 1;
  readonly busy: boolean;
  readonly onKeep: (side: 0 | 1) => void;
  readonly onMerge: () => void;
  readonly onApart: () => void;
  /** null when there is no other pair. */
  readonly onSkip: (() => void) | null;
}

/** Two people side by side, what differs marked, and what may be done with them. */
export const DuplicatePair = (props: DuplicatePairProps) => {
  const { pair, keep, busy } = props;
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const label = (column: MemberColumn): string => t(`members.column-${column}`);
  const compared = [
    ...linesOf(language, ['name'], pair, label),
    ...accountLines(language, pair),
    ...linesOf(language, described, pair, label),
  ].filter(isFilled);
  const summed = linesOf(language, added, pair, label).filter(isFilled);
  return (
    <section className="duplicate-pair" aria-label={evidenceText(t, pair)}>
      <div className="member-line">
        <Button type="primary" loading={busy} onClick={props.onMerge}>
          {t('members.merge')}
        </Button>
        <Button disabled={busy} onClick={props.onApart}>
          {t('members.not-same')}
        </Button>
        {props.onSkip !== null && (
          <Button type="text" onClick={props.onSkip}>
            {t('members.skip')}
          </Button>
        )}
        <span className="small quiet">{t('members.duplicate-keys')}</span>
      </div>
      <p className="duplicate-why">
        {evidenceText(t, pair)}
        <span className="quiet">
          {` · ${t('members.proposed-on', { date: formatDate(pair.atMs, zone) })}`}
        </span>
      </p>
      <div className="table-scroll">
        <table className="plain-table duplicate-table">
          <thead>
            <tr>
              <th />
              {pair.sides.map((side, place) => (
                <th key={side.member.uid} data-keep={place === keep} scope="col">
                  <Radio checked={place === keep} onChange={() => props.onKeep(place as 0 | 1)}>
                    {t('members.keep-this')}
                  </Radio>
                  <Link href={`/${side.member.uid}`}>{t('common.open')}</Link>
                  {side.archived && <Tag>{t('members.show-archived')}</Tag>}
                  {side.merged > 0 && (
                    <Tag>{t('members.merged-count', { count: side.merged })}</Tag>
                  )}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {compared.map((line) => {
              const agrees = agreement(line);
              return (
                <tr key={line.key} data-agreement={agrees}>
                  <th scope="row">{line.label}</th>
                  {line.values.map((values, place) => (
                    <td key={place} data-keep={place === keep}>
                      {values.length === 0 ? <span className="quiet">—</span> : values.join('\n')}
                    </td>
                  ))}
                  <td className={agrees === 'differs' ? 'watch' : 'quiet'}>
                    {agrees !== null && t(`members.agreement-${agrees}`)}
                  </td>
                </tr>
              );
            })}
            <tr className="duplicate-part">
              <th colSpan={4} scope="rowgroup">
                {t('members.both-kept')}
              </th>
            </tr>
            {summed.map((line) => (
              <tr key={line.key}>
                <th scope="row">{line.label}</th>
                {line.values.map((values, place) => (
                  <td key={place} data-keep={place === keep}>
                    {values.length === 0 ? <span className="quiet">—</span> : values.join('\n')}
                  </td>
                ))}
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
