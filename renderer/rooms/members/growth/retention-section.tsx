import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { retentionKinds, type RetentionKind } from '../../../../shared/domain/metrics/retention.ts';
import { units, type Unit } from '../../../../shared/domain/periods/units.ts';
import type { RetentionQuestion } from '../../../../shared/contract/trends.ts';
import { useT } from '../../../app/appearance.tsx';
import { Answer } from './answer.tsx';
import type { Open } from './opened.ts';
import { useRetention } from './queries.ts';
import { RetentionTable } from './retention-table.tsx';

/** Units after the start that a triangle shows, and its cohorts. */
const most: Readonly<Record<Unit, number>> = { day: 14, week: 12, month: 12 };
const cohorts = 12;

interface SectionProps {
  readonly communityUid: string | null;
  readonly onOpen: Open;
}

/** Who stays: cohorts by the unit after their start. */
export const RetentionSection = ({ communityUid, onOpen }: SectionProps) => {
  const t = useT();
  const [kind, setKind] = useState<RetentionKind>('classic');
  const [start, setStart] = useState<RetentionQuestion['start']>('joined');
  const [cohortUnit, setCohortUnit] = useState<RetentionQuestion['cohortUnit']>('month');
  const [unit, setUnit] = useState<Unit>('month');
  const question = { communityUid, start, cohortUnit, unit, cohorts, most: most[unit] };
  const answer = useRetention(question);
  return (
    <Answer
      title={t('trends.retention')}
      definition={t(`trends.definition-${kind}`)}
      answer={answer}
      controls={
        <>
          <Select
            value={start}
            aria-label={t('trends.start-of')}
            options={(['joined', 'first-activity'] as const).map((value) => ({
              value,
              label: t(`trends.start-${value}`),
            }))}
            onChange={setStart}
          />
          <Select
            value={cohortUnit}
            aria-label={t('trends.cohorts')}
            options={(['week', 'month'] as const).map((value) => ({
              value,
              label: t(`trends.cohort-${value}`),
            }))}
            onChange={setCohortUnit}
          />
          <Select
            value={unit}
            aria-label={t('trends.units')}
            options={units.map((value) => ({ value, label: t(`trends.units-${value}`) }))}
            onChange={setUnit}
          />
          <Segmented
            value={kind}
            aria-label={t('trends.kind')}
            options={retentionKinds.map((value) => ({ value, label: t(`trends.kind-${value}`) }))}
            onChange={setKind}
          />
        </>
      }
    >
      {(data) =>
        data.records === null ? (
          <p className="quiet">{t('trends.no-records')}</p>
        ) : (
          <RetentionTable data={data} kind={kind} question={data.question} onOpen={onOpen} />
        )
      }
    </Answer>
  );
};
