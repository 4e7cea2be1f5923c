import { Select, Segmented } from 'antd';
import type { ContentFields, ContentItem } from '../../../shared/contract/content.ts';
import { contentLayers, layerThemes } from '../../../shared/domain/content/kinds.ts';
import { themeText } from '../../../shared/domain/report/content-words.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Field } from '../../components/field.tsx';
import { MemberSelect } from '../referrals/member-select.tsx';
import { TextBox } from '../events/text-box.tsx';
import { SuggestBox } from './suggest-box.tsx';
import { themeKey } from './words.ts';

interface LayerChoiceProps {
  readonly layer: ContentFields['layer'];
  readonly onChange: (layer: ContentFields['layer']) => void;
}

export const LayerChoice = ({ layer, onChange }: LayerChoiceProps) => {
  const t = useT();
  return (
    <Segmented<'long' | 'short' | 'none'>
      style={{ alignSelf: 'flex-start' }}
      aria-label={t('content.layer')}
      value={layer ?? 'none'}
      onChange={(next) => onChange(next === 'none' ? null : next)}
      options={[
        ...contentLayers.map((value) => ({ value, label: t(`content.layer-${value}`) })),
        { value: 'none' as const, label: t('content.no-layer') },
      ]}
    />
  );
};

interface PlanFieldsProps {
  readonly item: ContentItem;
  readonly themes: readonly string[];
  readonly onSave: (fields: Partial<ContentFields>) => void;
}

/** Which of the two plans an item belongs to, and its theme. */
export const PlanFields = ({ item, themes, onSave }: PlanFieldsProps) => {
  const t = useT();
  const { language } = useAppearance();
  const known = item.layer === null ? Object.values(layerThemes).flat() : layerThemes[item.layer];
  const words = [...new Set<string>([...known, ...themes])];
  return (
    <>
      <Field label={t('content.layer')}>
        <LayerChoice layer={item.layer} onChange={(layer) => onSave({ layer })} />
      </Field>
      <Field label={t('content.theme')}>
        <SuggestBox
          label={t('content.theme')}
          text={item.theme === null ? '' : themeText(language, item.theme)}
          placeholder={t('content.theme-hint')}
          suggestions={words.map((theme) => themeText(language, theme))}
          onSave={(text) => onSave({ theme: text === '' ? null : themeKey(language, text) })}
        />
      </Field>
    </>
  );
};

/** Who contributed it, from where, and whether it may be used. */
export const CreditFields = ({ item, onSave }: Omit<PlanFieldsProps, 'themes'>) => {
  const t = useT();
  return (
    <section aria-label={t('content.ugc-details')} className="form-column">
      <Field label={t('content.author-member')}>
        <MemberSelect
          label={t('content.author-member')}
          value={item.authorUid === null ? null : { uid: item.authorUid, name: item.author ?? '' }}
          onChange={(member) => onSave({ authorUid: member?.uid ?? null })}
        />
      </Field>
      {item.authorUid === null && (
        <Field label={t('content.author')}>
          <TextBox
            label={t('content.author')}
            text={item.author ?? ''}
            maxLength={100}
            placeholder={t('content.author-hint')}
            onSave={(author) => onSave({ author: author === '' ? null : author })}
          />
        </Field>
      )}
      <Field label={t('content.source')}>
        <TextBox
          label={t('content.source')}
          text={item.source ?? ''}
          placeholder={t('content.source-hint')}
          onSave={(source) => onSave({ source: source === '' ? null : source })}
        />
      </Field>
      <Field label={t('content.permission')}>
        <PermissionSelect
          permission={item.permission}
          onChange={(permission) => onSave({ permission })}
        />
      </Field>
    </section>
  );
};

interface PermissionSelectProps {
  readonly permission: boolean | null;
  readonly onChange: (permission: boolean | null) => void;
}

export const permissionKey = (permission: boolean | null): 'yes' | 'no' | 'unknown' =>
  permission === null ? 'unknown' : permission ? 'yes' : 'no';

const PermissionSelect = ({ permission, onChange }: PermissionSelectProps) => {
  const t = useT();
  return (
    <Select
      aria-label={t('content.permission')}
      value={permissionKey(permission)}
      onChange={(next) => onChange(next === 'unknown' ? null : next === 'yes')}
      options={(['unknown', 'yes', 'no'] as const).map((value) => ({
        value,
        label: t(`content.permission-${value}`),
      }))}
    />
  );
};
