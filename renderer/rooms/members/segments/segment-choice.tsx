import { Select } from 'antd';
import type { ListFilter } from '../../../../shared/contract/member-filters.ts';
import { useT } from '../../../app/appearance.tsx';
import { useSegments } from './queries.ts';

/** What has been chosen of a filter by segment so far. */
export interface SegmentDraft {
  readonly uid: string | null;
  /** Everybody else. */
  readonly isOut: boolean;
}

/** The filter that a draft asks for; null while no segment is chosen. */
export const segmentFilter = ({ uid, isOut }: SegmentDraft): ListFilter | null =>
  uid === null ? null : { kind: 'segment', uid, ...(isOut ? { exclude: true } : {}) };

interface SegmentChoiceProps {
  readonly draft: SegmentDraft;
  readonly onChange: (draft: SegmentDraft) => void;
}

/** In a segment or not, and in which; one that has lost a condition cannot be asked. */
export const SegmentChoice = ({ draft, onChange }: SegmentChoiceProps) => {
  const t = useT();
  const { segments } = useSegments();
  return (
    <>
      <Select
        aria-label={t('members.match')}
        value={draft.isOut}
        onChange={(isOut) => onChange({ ...draft, isOut })}
        options={[
          { value: false, label: t('segments.match-in') },
          { value: true, label: t('segments.match-out') },
        ]}
      />
      <Select
        aria-label={t('segments.choose')}
        placeholder={t('segments.choose')}
        notFoundContent={t('segments.none-yet')}
        value={draft.uid}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(uid: string) => onChange({ ...draft, uid })}
        options={(segments ?? []).map(({ uid, name, lost }) => ({
          value: uid,
          label: lost.length === 0 ? name : `${name} · ${t('segments.lost')}`,
          disabled: lost.length > 0,
        }))}
      />
    </>
  );
};
