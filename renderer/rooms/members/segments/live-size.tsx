import { Button, Spin } from 'antd';
import { Link } from 'wouter';
import type { ConditionGroup } from '../../../../shared/contract/conditions.ts';
import { formatNumber, formatPercent, unknown } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { isCancelled } from '../../../app/failure.ts';
import { Failure } from '../../../components/failure.tsx';
import { cellText } from '../columns.ts';
import { conditionText, type About } from '../conditions/fact-text.ts';
import { useDraftSize } from './queries.ts';

interface LiveSizeProps {
  /** null while something is missing. */
  readonly conditions: ConditionGroup | null;
  readonly holds: 'never' | 'always' | 'some';
  readonly about: About;
  /** Something it asks about is gone. */
  readonly isLost: boolean;
  /** Of the segment as it stands, saved; null while it differs. */
  readonly uid: string | null;
}

/** Who meets the conditions as they stand: how many, of all, the first of them, and in words. */
export const LiveSize = ({ conditions, holds, about, isLost, uid }: LiveSizeProps) => {
  const t = useT();
  const { language } = useAppearance();
  const asked = isLost ? null : conditions;
  const { size, error, counting, isStopped, stop, again } = useDraftSize(asked);
  const failed = error !== null && !isCancelled(error) && !counting;
  return (
    <aside className="segment-live" aria-label={t('segments.live')}>
      <h2>{t('segments.live')}</h2>
      <div className="segment-size" data-old={counting} role="status" aria-busy={counting}>
        <strong>{size === undefined ? unknown : formatNumber(language, size.count)}</strong>
        <span className="secondary">
          {size !== undefined &&
            t('segments.live-of', {
              total: size.total,
              share: size.total === 0 ? unknown : formatPercent(language, size.count / size.total),
            })}
        </span>
      </div>
      {counting && (
        <div className="member-line small secondary">
          <Spin size="small" />
          {t('segments.counting')}
          <Button size="small" onClick={stop}>
            {t('segments.stop')}
          </Button>
        </div>
      )}
      {isStopped && (
        <div className="member-line small secondary">
          {t('segments.stopped')}
          <Button size="small" onClick={again}>
            {t('segments.count-again')}
          </Button>
        </div>
      )}
      {conditions === null && <p className="watch small">{t('segments.incomplete')}</p>}
      {isLost && <p className="bad small">{t('segments.problem-gone')}</p>}
      {holds === 'never' && !isLost && <p className="bad small">{t('segments.never')}</p>}
      {failed && <Failure error={error} onRetry={again} />}
      {uid === null ? (
        <>
          <Button disabled block>
            {t('segments.show')}
          </Button>
          <span className="small quiet">{t('segments.show-first')}</span>
        </>
      ) : (
        <Link href={`~/members?segment=${uid}`} className="segment-show">
          <Button block>{t('segments.show')}</Button>
        </Link>
      )}
      {conditions !== null && (
        <section>
          <h3>{t('segments.summary')}</h3>
          <p>{conditionText(about, conditions)}</p>
        </section>
      )}
      {size !== undefined && (
        <section>
          <h3>{t('segments.sample')}</h3>
          {size.sample.length === 0 ? (
            <p className="quiet">{t('segments.sample-empty')}</p>
          ) : (
            <ul className="segment-sample">
              {size.sample.map((member) => (
                <li key={member.uid}>
                  <Link href={`~/members/${member.uid}`} className="ellipsis">
                    {cellText(language, member, 'name')}
                  </Link>
                  <span className="small quiet ellipsis">
                    {[member.city, member.lastActiveDate]
                      .filter((one) => one !== null && one !== '')
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <p className="small quiet">{t('segments.staff-out')}</p>
    </aside>
  );
};
