import { Button, Checkbox, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { reportFormats, type ReportFormat } from '../../../shared/contract/retrospectives.ts';
import { languages, type Language } from '../../../shared/messages/languages.ts';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useLongWork } from '../../app/tasks.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';

interface ExportMenuProps {
  readonly campaignUid: string;
  readonly version: number | null;
}

/** Chooses format, language (first the workspace's language of reports) and privacy, and hands the file over. */
export const ExportMenu = ({ campaignUid, version }: ExportMenuProps) => {
  const t = useT();
  const { language } = useSettings();
  const start = useLongWork();
  const failed = useFailureToast();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<ReportFormat>('pdf');
  const [chosen, setChosen] = useState<Language>(language);
  const [mask, setMask] = useState(false);
  const run = async (): Promise<void> => {
    setOpen(false);
    try {
      const made = await start({
        title: t('retrospectives.exporting', { format: format.toUpperCase() }),
        run: (signal) =>
          client.retrospectives.export(
            { campaignUid, version, format, mask, language: chosen },
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
        title={t('retrospectives.export-title')}
        okText={t('retrospectives.export-do', { format: format.toUpperCase() })}
        cancelText={t('common.cancel')}
        onOk={() => void run()}
        onCancel={() => setOpen(false)}
      >
        <div className="form-column">
          <Field label={t('retrospectives.format')}>
            <Radio.Group
              value={format}
              onChange={(event) => setFormat(event.target.value as ReportFormat)}
              vertical
              options={reportFormats.map((value) => ({
                value,
                label: (
                  <>
                    {t(`exports.format-${value}`)}
                    <span className="secondary"> · {t(`exports.hint-${value}`)}</span>
                  </>
                ),
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
            {t('retrospectives.mask')}
          </Checkbox>
        </div>
      </Modal>
    </>
  );
};
