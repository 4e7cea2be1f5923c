import { Select } from 'antd';
import { memberColumns, setColumns } from '../../../../shared/contract/members.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { useToday } from '../../../app/today.ts';
import { isOneOf, matchesOf, type FilterDraft } from '../filter-draft.ts';
import { useFields } from '../queries.ts';
import { columnName } from '../field-words.ts';
import { FilterFields } from '../filter-fields.tsx';
import { CountedFields } from './counted-fields.tsx';
import { deeds, factAbout, subjectOf, type Subject } from './fact-kinds.ts';
import {
  CommunityChoice,
  EventChoice,
  KindsChoice,
  RoleChoice,
  ValuesChoice,
} from './named-fields.tsx';
import type { DraftFact } from './tree.ts';

interface FactEditorProps {
  readonly fact: DraftFact;
  readonly onChange: (fact: DraftFact) => void;
}

/** One condition in a line of controls: what, in which days, how much. */
export const FactEditor = ({ fact, onChange }: FactEditorProps) => {
  const t = useT();
  return (
    <div className="condition-fields">
      <Select
        className="condition-subject"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('segments.what')}
        value={subjectOf(fact)}
        popupMatchSelectWidth={false}
        onChange={(subject: Subject) => onChange(factAbout(subject))}
        options={[
          {
            label: t('segments.part-did'),
            options: deeds.map((value) => ({
              value: value as Subject,
              label: t(`segments.what-${value}`),
            })),
          },
          {
            label: t('segments.part-field'),
            options: memberColumns.map((column) => ({
              value: `field-${column}` as Subject,
              label: t(`members.column-${column}`),
            })),
          },
        ]}
      />
      <Fields key={subjectOf(fact)} fact={fact} onChange={onChange} />
    </div>
  );
};

const Fields = ({ fact, onChange }: FactEditorProps) => {
  const { currency } = useSettings();
  switch (fact.kind) {
    case 'member':
      return <FieldFilter draft={fact.draft} onChange={(draft) => onChange({ ...fact, draft })} />;
    case 'community':
      return (
        <>
          <CommunityChoice
            uid={fact.communityUid}
            onChange={(communityUid) => onChange({ ...fact, communityUid, role: null })}
          />
          {fact.communityUid !== null && (
            <RoleChoice
              communityUid={fact.communityUid}
              role={fact.role}
              onChange={(role) => onChange({ ...fact, role })}
            />
          )}
        </>
      );
    case 'activity':
      return (
        <>
          <KindsChoice kinds={fact.kinds} onChange={(kinds) => onChange({ ...fact, kinds })} />
          <CountedFields fact={fact} currency={currency} onChange={onChange} />
        </>
      );
    case 'events':
      return (
        <>
          <EventChoice
            uid={fact.eventUid}
            onChange={(eventUid) => onChange({ ...fact, eventUid })}
          />
          <CountedFields fact={fact} currency={currency} onChange={onChange} />
        </>
      );
    default:
      return <CountedFields fact={fact} currency={currency} onChange={onChange} />;
  }
};

const FieldFilter = ({
  draft,
  onChange,
}: {
  readonly draft: FilterDraft;
  readonly onChange: (draft: FilterDraft) => void;
}) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency } = useSettings();
  const today = useToday();
  const fields = useFields() ?? [];
  const asksValues =
    isOneOf(setColumns, draft.column) && draft.match !== 'blank' && draft.match !== 'filled';
  return (
    <>
      <Select
        aria-label={t('members.match')}
        value={draft.match}
        popupMatchSelectWidth={false}
        onChange={(match) => onChange({ ...draft, match })}
        options={matchesOf(draft.column, draft.kind).map((value) => ({
          value,
          label: t(`members.match-${value}`),
        }))}
      />
      {asksValues ? (
        <ValuesChoice draft={draft} onChange={(values) => onChange({ ...draft, values })} />
      ) : (
        <div className="condition-filter">
          <FilterFields
            draft={draft}
            name={columnName(language, draft.column, fields)}
            archived={false}
            currency={currency}
            today={today}
            onChange={(next) => onChange({ ...draft, ...next })}
          />
        </div>
      )}
    </>
  );
};
