import { Button, Input, Popover, Radio } from 'antd';
import { useState } from 'react';
import { MAX_LIMITS, type SpendingRule } from '../../../../shared/domain/persona/spending.ts';
import { useT } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { Field } from '../../../components/field.tsx';
import { minorUnits } from '../filter-draft.ts';
import { limitsOfText } from './limits-text.ts';

interface BandsEditorProps {
  readonly rule: SpendingRule;
  readonly onChange: (rule: SpendingRule) => void;
}

/** How spending is cut into bands. */
export const BandsEditor = ({ rule, onChange }: BandsEditorProps) => {
  const t = useT();
  const { currency } = useSettings();
  const scale = minorUnits(currency);
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState(rule.kind);
  const [text, setText] = useState(
    rule.kind === 'limits' ? rule.limitsMinor.map((limit) => limit / scale).join(', ') : '',
  );
  const limitsMinor = limitsOfText(text, scale);
  const wrong = kind === 'limits' && limitsMinor === null;
  const apply = (): void => {
    if (wrong) return;
    onChange(
      kind === 'thirds' || limitsMinor === null ? { kind: 'thirds' } : { kind, limitsMinor },
    );
    setOpen(false);
  };
  const content = (
    <div className="form-column persona-bands">
      <Radio.Group
        aria-label={t('persona.bands')}
        value={kind}
        onChange={(event) => setKind(event.target.value as SpendingRule['kind'])}
        options={[
          { value: 'thirds', label: t('persona.bands-thirds') },
          { value: 'limits', label: t('persona.bands-limits') },
        ]}
      />
      {kind === 'limits' && (
        <Field
          label={`${t('persona.bands-limits')} (${currency})`}
          hint={t(wrong && text !== '' ? 'persona.bands-wrong' : 'persona.bands-limits-help', {
            count: MAX_LIMITS,
          })}
        >
          <Input
            aria-label={t('persona.bands-limits')}
            value={text}
            status={wrong && text !== '' ? 'error' : ''}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={apply}
          />
        </Field>
      )}
      <Button type="primary" disabled={wrong} onClick={apply}>
        {t('persona.bands-apply')}
      </Button>
    </div>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={content}
    >
      <Button>{t('persona.bands')}</Button>
    </Popover>
  );
};
