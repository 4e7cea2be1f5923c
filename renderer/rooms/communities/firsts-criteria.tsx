import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { FirstCriterion } from '../../../shared/contract/community-firsts.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useCommunityChange } from './queries.ts';

interface FirstsCriteriaProps {
  readonly communityUid: string;
  readonly criteria: readonly FirstCriterion[];
}

/** What makes a candidate: how much each measure weighs, and the least of it. */
export const FirstsCriteria = ({ communityUid, criteria }: FirstsCriteriaProps) => {
  const t = useT();
  const { change, busy } = useCommunityChange();
  const [edited, setEdited] = useState(criteria);
  const changed = JSON.stringify(edited) !== JSON.stringify(criteria);
  const set = (measure: FirstCriterion['measure'], fields: Partial<FirstCriterion>): void =>
    setEdited(edited.map((one) => (one.measure === measure ? { ...one, ...fields } : one)));
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t('firsts.criteria')}</h2>
        <div className="actions">
          <Button
            disabled={!changed}
            loading={busy}
            onClick={() =>
              void change('firsts.criteria-saved', () =>
                client.communities.firsts.setCriteria({ communityUid, criteria: [...edited] }),
              ).catch(() => null)
            }
          >
            {t('firsts.criteria-save')}
          </Button>
        </div>
      </div>
      <p className="secondary">{t('firsts.criteria-note')}</p>
      {edited.every(({ weight }) => weight === 0) && (
        <p className="watch">{t('firsts.criteria-none')}</p>
      )}
      <div className="criteria">
        {edited.map(({ measure, weight, minimum }) => {
          const name = t(`firsts.measure-${measure}`);
          return (
            <div key={measure} className="criterion" title={t(`firsts.measure-hint-${measure}`)}>
              <strong>{name}</strong>
              <label>
                {t('firsts.weight')}
                <InputNumber<number>
                  size="small"
                  min={0}
                  max={100}
                  precision={1}
                  aria-label={t('firsts.weight-of', { measure: name })}
                  value={weight}
                  onChange={(next) => set(measure, { weight: next ?? 0 })}
                />
              </label>
              <label>
                {t('firsts.minimum')}
                <InputNumber<number>
                  size="small"
                  min={0}
                  max={1_000_000_000}
                  precision={0}
                  aria-label={t('firsts.minimum-of', { measure: name })}
                  value={minimum}
                  onChange={(next) => set(measure, { minimum: next ?? 0 })}
                />
              </label>
            </div>
          );
        })}
      </div>
    </section>
  );
};
