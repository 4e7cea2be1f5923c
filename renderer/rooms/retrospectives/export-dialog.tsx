import { Button, Checkbox, Modal, Radio, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ReportFormat } from '../../../shared/contract/retrospectives.ts';
import { languages, type Language } from '../../../shared/messages/languages.ts';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { useLongWork, type LongWork } from '../../app/tasks.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { Field } from '../../components/field.tsx';
import { saveFile } from '../../rpc/files.ts';

interface Made {
  readonly handle: string;
  readonly name: string;
}

interface ExportDialogProps<Format extends ReportFormat> {
  readonly title: string;
  /** The first is chosen at the beginning. */
  readonly formats: readonly { readonly value: Format; readonly label: ReactNode }[];
  /** What the privacy switch does. */
  readonly maskText: string;
  readonly make: (
    wishes: { readonly format: Format; readonly language: Language; readonly mask: boolean },
    signal: AbortSignal,
  ) => ReturnType<LongWork<Made>['run']>;
}

/** Chooses format, language (first the workspace's language of reports) and privacy, and hands the file over. */
export const ExportDialog = <Format extends ReportFormat>({
  title,
  formats,
  maskText,
  make,
}: ExportDialogProps<Format>) => {
  const t = useT();
  const { language } = useSettings();
  const start = useLongWork();
  const failed = useFailureToast();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState(formats[0]!.value);
  const [chosen, setChosen] = useState<Language>(language);
  const [mask, setMask] = useState(false);
  const run = async (): Promise<void> => {
    setOpen(false);
    try {
      const made = await start({
        title: t('retrospectives.exporting', { format: format.toUpperCase() }),
        run: (signal) => make({ format, language: chosen, mask }, signal),
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
        title={title}
        okText={t('retrospectives.export-do', { format: format.toUpperCase() })}
        cancelText={t('common.cancel')}
        onOk={() => void run()}
        onCancel={() => setOpen(false)}
      >
        <div className="form-column">
          <Field label={t('retrospectives.format')}>
            <Radio.Group
              value={format}
              onChange={(event) => setFormat(event.target.value as Format)}
              vertical
              options={formats.map((one) => ({ ...one }))}
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
            {maskText}
          </Checkbox>
        </div>
      </Modal>
    </>
  );
};
