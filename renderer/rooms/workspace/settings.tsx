import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { MachineSettings, WorkspaceSettings } from '../../../shared/contract/workspace.ts';
import { languages } from '../../../shared/messages/languages.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { themeChoices, useAppearance, useT } from '../../app/appearance.tsx';
import { statusKey, useSettings, useStatus } from '../../app/program.tsx';
import { useFailureToast, useUndoToast } from '../../app/toasts.tsx';
import { ZoneSelect } from '../../components/zone-select.tsx';
import { client } from '../../rpc/client.ts';
import { BrandSettings } from './brand.tsx';
import { LoveWeights } from './love-weights.tsx';

const currencies = ['CNY', 'HKD', 'TWD', 'MOP', 'USD', 'EUR', 'GBP', 'JPY', 'KRW', 'SGD', 'MYR'];

const currencyLabel = (language: Language, code: string): string =>
  `${code} · ${new Intl.DisplayNames(language, { type: 'currency' }).of(code) ?? code}`;

/** Day names from a week that is known to start on a Sunday. */
const dayName = (language: Language, day: number): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, 10, 22 + day),
  );

const NameField = ({ value, save }: { value: string; save: (name: string) => void }) => {
  const t = useT();
  const [draft, setDraft] = useState<string | null>(null);
  const finish = () => {
    const name = (draft ?? value).trim();
    if (name !== '' && name !== value) save(name);
    setDraft(null);
  };
  return (
    <Input
      id="settings-name"
      aria-label={t('workspace.name')}
      value={draft ?? value}
      maxLength={80}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={finish}
      onPressEnter={finish}
    />
  );
};

/** Each change is saved at once and can be undone from its toast. */
export const Settings = () => {
  const t = useT();
  const { language, setLanguage, themeChoice, setThemeChoice } = useAppearance();
  const settings = useSettings();
  const { data: status } = useStatus();
  const queries = useQueryClient();
  const said = useUndoToast();
  const fail = useFailureToast();

  /** Says false when nothing was saved. */
  const save = async (what: string, change: Partial<WorkspaceSettings>): Promise<boolean> => {
    try {
      const { operationUid } = await client.workspace.updateSettings(change);
      said(t('workspace.saved', { what }), operationUid);
      await queries.invalidateQueries({ queryKey: statusKey });
      return true;
    } catch (error) {
      fail(error);
      return false;
    }
  };
  const saveMachine = async (change: Partial<MachineSettings>): Promise<void> => {
    try {
      await client.workspace.setMachine(change);
      await queries.invalidateQueries({ queryKey: statusKey });
    } catch (error) {
      fail(error);
    }
  };

  return (
    <div className="settings">
      <section className="section">
        <h2>{t('workspace.settings-workspace')}</h2>
        <Form layout="horizontal" labelCol={{ flex: '160px' }} labelAlign="left" colon={false}>
          <Form.Item label={t('workspace.name')} htmlFor="settings-name">
            <NameField
              value={settings.name}
              save={(name) => void save(t('workspace.name'), { name })}
            />
          </Form.Item>
          <Form.Item
            label={t('workspace.zone')}
            htmlFor="settings-zone"
            extra={t('workspace.zone-help')}
          >
            <ZoneSelect
              id="settings-zone"
              label={t('workspace.zone')}
              value={settings.zone}
              onChange={(zone) => void save(t('workspace.zone'), { zone })}
            />
          </Form.Item>
          <Form.Item label={t('workspace.week-start')} htmlFor="settings-week">
            <Select
              id="settings-week"
              aria-label={t('workspace.week-start')}
              value={settings.weekStart}
              options={[1, 0, 6].map((day) => ({ value: day, label: dayName(language, day) }))}
              onChange={(weekStart) => void save(t('workspace.week-start'), { weekStart })}
            />
          </Form.Item>
          <Form.Item
            label={t('workspace.currency')}
            htmlFor="settings-currency"
            extra={t('workspace.currency-help')}
          >
            <Select
              id="settings-currency"
              aria-label={t('workspace.currency')}
              showSearch={{ optionFilterProp: 'label' }}
              value={settings.currency}
              options={[...new Set([...currencies, settings.currency])].map((code) => ({
                value: code,
                label: currencyLabel(language, code),
              }))}
              onChange={(currency) => void save(t('workspace.currency'), { currency })}
            />
          </Form.Item>
          <Form.Item label={t('workspace.report-language')} htmlFor="settings-report-language">
            <Select
              id="settings-report-language"
              aria-label={t('workspace.report-language')}
              value={settings.language}
              options={languages.map((one) => ({ value: one, label: t(`common.language-${one}`) }))}
              onChange={(one) => void save(t('workspace.report-language'), { language: one })}
            />
          </Form.Item>
          {status !== undefined && status.open !== null && (
            <Form.Item label={t('workspace.file')}>
              <span className="secondary path">{status.open.path}</span>
            </Form.Item>
          )}
        </Form>
      </section>
      <section className="section">
        <h2>{t('workspace.settings-privacy')}</h2>
        <p className="secondary">{t('workspace.privacy-help')}</p>
        <div className="checks">
          <Checkbox
            checked={settings.maskPhone}
            onChange={(event) =>
              void save(t('workspace.mask-phone'), { maskPhone: event.target.checked })
            }
          >
            {t('workspace.mask-phone')}
          </Checkbox>
          <Checkbox
            checked={settings.maskWechat}
            onChange={(event) =>
              void save(t('workspace.mask-wechat'), { maskWechat: event.target.checked })
            }
          >
            {t('workspace.mask-wechat')}
          </Checkbox>
          <Checkbox
            checked={settings.maskEmail}
            onChange={(event) =>
              void save(t('workspace.mask-email'), { maskEmail: event.target.checked })
            }
          >
            {t('workspace.mask-email')}
          </Checkbox>
        </div>
      </section>
      <BrandSettings brand={settings} save={(what, change) => void save(what, change)} />
      <LoveWeights
        weights={settings.loveWeights}
        onSave={(loveWeights) => save(t('kol.weights-title'), { loveWeights })}
      />
      <section className="section">
        <h2>{t('workspace.settings-machine')}</h2>
        <Form layout="horizontal" labelCol={{ flex: '160px' }} labelAlign="left" colon={false}>
          <Form.Item label={t('workspace.interface-language')} htmlFor="settings-language">
            <Select
              id="settings-language"
              aria-label={t('workspace.interface-language')}
              value={language}
              options={languages.map((one) => ({ value: one, label: t(`common.language-${one}`) }))}
              onChange={(one) => {
                setLanguage(one);
                void saveMachine({ language: one });
              }}
            />
          </Form.Item>
          <Form.Item label={t('common.theme')}>
            <Radio.Group
              aria-label={t('common.theme')}
              optionType="button"
              value={themeChoice}
              options={themeChoices.map((one) => ({ value: one, label: t(`common.theme-${one}`) }))}
              onChange={(event) => {
                const theme = themeChoices.find((one) => one === event.target.value) ?? 'system';
                setThemeChoice(theme);
                void saveMachine({ theme });
              }}
            />
          </Form.Item>
        </Form>
      </section>
    </div>
  );
};
