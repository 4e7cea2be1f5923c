import { Button, Radio, Tag } from 'antd';
import { Link } from 'wouter';
import type { MemberColumn } from '../../../shared/contract/member-filters.ts';
import type { MergeProposal } from '../../../shared/contract/members.ts';
import { formatDate } from '../../../shared/messages/format.ts';
import { useAppearance, useT, type Translate } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { accountLines, added, agreement, described, isFilled, linesOf } from './duplicate-lines.ts';

/** Why two people may be one, in a line. */
export const evidenceText = (t: Translate, { evidence }: MergeProposal): string =>
  evidence
    .map(({ by, value }) =>
      [t(`members.alike-${by}`), ...(value === null ? [] : [value])].join(' '),
    )
    .join(t('common.list-separator'));

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
                  <Link href={`~/members/${side.member.uid}`}>{t('common.open')}</Link>
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
