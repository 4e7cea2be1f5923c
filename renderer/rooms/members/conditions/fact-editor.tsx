import { Select } from 'antd';
import type { CustomField } from '../../../../shared/contract/custom-fields.ts';
import { memberColumns, setColumns } from '../../../../shared/contract/member-filters.ts';
import { questionOf } from '../../../../shared/domain/values/custom-fields.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { useToday } from '../../../app/today.ts';
import { isOneOf, matchesOf, type FilterDraft } from '../filter-draft.ts';
import { useFields } from '../queries.ts';
import { columnName, columnOf, fieldOf, isFieldColumn } from '../field-words.ts';
import { FilterFields } from '../filter-fields.tsx';
import { CountedFields } from './counted-fields.tsx';
import { useNames } from './names.tsx';
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
  const fields = useFields() ?? [];
  const subject = subjectOf(fact);
  const ownOptions = useOwnOptions(fields, subject);
  return (
    <div className="condition-fields">
      <Select
        className="condition-subject"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('segments.what')}
        value={subject}
        popupMatchSelectWidth={false}
        onChange={(next: Subject) => onChange(factAbout(next, fields))}
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
          ...ownOptions,
        ]}
      />
      <Fields key={subject} fact={fact} onChange={onChange} />
    </div>
  );
};

/** Fields of the operators' own, the one that is asked also when it is archived or gone. */
const useOwnOptions = (fields: readonly CustomField[], asked: Subject) => {
  const t = useT();
  const { names } = useNames();
  const subjectOfField = (field: CustomField): Subject => `field-${columnOf(field)}`;
  const shown = fields.filter((field) => !field.archived || subjectOfField(field) === asked);
  const options = shown.map((field) => ({ value: subjectOfField(field), label: field.name }));
  const gone = asked.startsWith('field-field:') && !options.some(({ value }) => value === asked);
  if (gone) {
    const uid = asked.slice('field-field:'.length);
    const name = names[uid];
    const label = name === undefined ? t('customFields.gone') : t('segments.deleted', { name });
    options.push({ value: asked, label });
  }
  return options.length === 0 ? [] : [{ label: t('segments.part-own'), options }];
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
  draft: given,
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
  // A filter tells what is asked; only the field itself, whether one option or several are chosen.
  const field = isFieldColumn(given.column) ? fieldOf(fields, given.column) : undefined;
  const draft = field === undefined ? given : { ...given, kind: field.kind };
  const isSet =
    isOneOf(setColumns, draft.column) || (draft.kind !== null && questionOf[draft.kind] === 'set');
  const asksValues = isSet && draft.match !== 'blank' && draft.match !== 'filled';
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
        <ValuesChoice
          draft={draft}
          options={field?.options.map((option) => option.name) ?? []}
          onChange={(values) => onChange({ ...draft, values })}
        />
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
