import { Link } from 'wouter';
import type { MemberDetail } from '../../../shared/contract/members.ts';
import { formatDate, formatNumber } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { MemberReferrals } from '../referrals/member-referrals.tsx';
import { Table } from './member-table.tsx';

interface TabProps {
  readonly detail: MemberDetail;
}

/** Who brought the member, and whom the member brought. */
export const Referrals = ({ detail }: TabProps) => {
  const t = useT();
  const { language } = useAppearance();
  const person = (uid: string | null, name: string | null) =>
    uid === null ? (
      t('members.brought-counted')
    ) : (
      <Link href={`/${uid}`}>{name ?? t('members.unnamed')}</Link>
    );
  return (
    <>
      <MemberReferrals uid={detail.member.uid} />
      <section className="member-section">
        <h3>{t('members.referred-by')}</h3>
        {detail.referredBy.length === 0 && detail.recorded.referrer !== null ? (
          <p>{t('members.referrer-written', { name: detail.recorded.referrer })}</p>
        ) : (
          <Table
            heads={['members.column-name', 'members.date', 'members.channel']}
            rows={detail.referredBy.map((row) => [
              person(row.uid, row.name),
              row.date ?? '',
              row.channel ?? '',
            ])}
          />
        )}
      </section>
      <section className="member-section">
        <h3>{t('members.brought', { count: detail.broughtTotal })}</h3>
        <Table
          amount={1}
          heads={[
            'members.column-name',
            'members.brought-count',
            'members.date',
            'members.channel',
          ]}
          rows={detail.brought.map((row) => [
            person(row.uid, row.name),
            formatNumber(language, row.quantity),
            row.date ?? '',
            row.channel ?? '',
          ])}
        />
      </section>
    </>
  );
};

/** The ledger with the balance after each entry. */
export const Points = ({ detail }: TabProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  return (
    <>
      <p className="member-balance">
        {t('members.balance')} <strong>{formatNumber(language, detail.member.points)}</strong>
      </p>
      <Table
        amounts={[2, 3]}
        heads={[
          'members.date',
          'members.kind',
          'members.column-points',
          'members.balance',
          'members.reason',
        ]}
        rows={detail.points.map((row) => [
          formatDate(row.atMs, zone),
          translateAny(language, `members.points-${row.kind}`) ?? row.kind,
          `${row.amount > 0 ? '+' : ''}${formatNumber(language, row.amount)}`,
          formatNumber(language, row.balance),
          row.reason ?? '',
        ])}
      />
    </>
  );
};

/** What the member answered to surveys, with the score of a recommendation question. */
export const Feedback = ({ detail }: TabProps) => {
  const t = useT();
  const { language } = useAppearance();
  if (detail.feedback.length === 0) return <p className="quiet">{t('members.nothing')}</p>;
  return detail.feedback.map((response) => {
    const nps = response.answers.find(({ kind, number }) => kind === 'nps' && number !== null);
    return (
      <section key={response.uid} className="member-section">
        <div className="member-line">
          <h3>{response.survey}</h3>
          <span className="quiet">{response.date ?? ''}</span>
          {nps !== undefined && (
            <span className="secondary">
              {t(npsWord(nps.number!), { score: formatNumber(language, nps.number!) })}
            </span>
          )}
        </div>
        <dl className="facts">
          {response.answers.map((answer, place) => (
            <div key={place}>
              <dt>
                {answer.part === null ? answer.question : `${answer.question} · ${answer.part}`}
              </dt>
              <dd>{answer.text}</dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
};

/** Net promoter score: 9 and 10 recommend, 7 and 8 are passive, the rest do not. */
const npsWord = (score: number) =>
  score >= 9
    ? ('members.nps-promoter' as const)
    : score >= 7
      ? ('members.nps-passive' as const)
      : ('members.nps-detractor' as const);
