import { Button, Checkbox, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { comparisonFormats } from '../../../shared/contract/retrospectives.ts';
import { languages, type Language } from '../../../shared/messages/languages.ts';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useLongWork } from '../../app/tasks.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';

/** Campaigns side by side as a file, in a language, with small groups hidden when asked. */
export const CompareExport = ({ campaignUids }: { readonly campaignUids: readonly string[] }) => {
  const t = useT();
  const { language } = useSettings();
  const start = useLongWork();
  const failed = useFailureToast();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<(typeof comparisonFormats)[number]>('pdf');
  const [chosen, setChosen] = useState<Language>(language);
  const [mask, setMask] = useState(false);
  const run = async (): Promise<void> => {
    setOpen(false);
    try {
      const made = await start({
        title: t('retrospectives.exporting', { format: format.toUpperCase() }),
        run: (signal) =>
          client.retrospectives.exportComparison(
            { campaignUids: [...campaignUids], format, mask, language: chosen },
            { signal },
          ),
        outcome: (result) => ({ text: result.name }),
      });
      await saveFile(made.handle);
    } catch (error) {
      failed(error);
    }
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('retrospectives.export')}</Button>
      <Modal
        open={open}
        title={t('words.compare-export')}
        okText={t('retrospectives.export-do', { format: format.toUpperCase() })}
        cancelText={t('common.cancel')}
        onOk={() => void run()}
        onCancel={() => setOpen(false)}
      >
        <div className="form-column">
          <Field label={t('retrospectives.format')}>
            <Radio.Group
              value={format}
              onChange={(event) => setFormat(event.target.value as typeof format)}
              vertical
              options={comparisonFormats.map((value) => ({
                value,
                label: t(`exports.format-${value}`),
              }))}
            />
          </Field>
          <Field label={t('common.language')}>
            <Select
              aria-label={t('common.language')}
              value={chosen}
              onChange={setChosen}
              options={languages.map((value) => ({ value, label: t(`common.language-${value}`) }))}
            />
          </Field>
          <Checkbox checked={mask} onChange={(event) => setMask(event.target.checked)}>
            {t('words.compare-mask')}
          </Checkbox>
        </div>
      </Modal>
    </>
  );
};
