import { App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { PersonaComparison, PersonaSheet } from '../../../../shared/contract/persona.ts';
import { SMALL } from '../../../../shared/domain/persona/small.ts';
import type { SpendingRule } from '../../../../shared/domain/persona/spending.ts';
import { comparisonText, sheetText } from '../../../../shared/domain/persona/text.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useFailureToast } from '../../../app/toasts.tsx';
import { putOnClipboard } from '../../../components/clipboard.ts';
import { client } from '../../../rpc/client.ts';
import { saveFile } from '../../../rpc/files.ts';
import type { NamedSet } from './choice.ts';

interface PersonaExportProps {
  readonly a: NamedSet;
  readonly b: NamedSet | null;
  readonly spending: SpendingRule;
  /** What is shown; null until it is counted. */
  readonly sheet: PersonaSheet | null;
  readonly comparison: PersonaComparison | null;
}

/** Takes the persona out: as text to paste, or as a workbook with small groups hidden when asked. */
export const PersonaExport = ({ a, b, spending, sheet, comparison }: PersonaExportProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { notification } = App.useApp();
  const failed = useFailureToast();
  const [asking, setAsking] = useState(false);
  const [hideSmall, setHideSmall] = useState(true);
  const [busy, setBusy] = useState(false);
  const ready = sheet !== null || comparison !== null;
  const copy = (): void => {
    const wishes = { language, rule: spending.kind };
    const text =
      comparison !== null
        ? comparisonText(comparison, { a: a.name, b: b?.name ?? '' }, wishes)
        : sheet === null
          ? ''
          : sheetText(sheet, a.name, wishes);
    if (putOnClipboard(text)) notification.success({ title: t('persona.copied'), role: 'status' });
    else notification.error({ title: t('selection.copy-failed'), role: 'alert' });
  };
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      const { handle } = await client.persona.export({
        a: a.set,
        b: b?.set ?? null,
        nameA: a.name.slice(0, 200),
        nameB: b?.name.slice(0, 200) ?? null,
        spending,
        hideSmall,
        language,
      });
      await saveFile(handle);
      setAsking(false);
    } catch (error) {
      failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button disabled={!ready} onClick={copy}>
        {t('persona.copy')}
      </Button>
      <Button disabled={!ready} onClick={() => setAsking(true)}>
        {t('persona.export')}
      </Button>
      <Modal
        open={asking}
        title={t('persona.export-title')}
        okText={t('persona.export-do')}
        okButtonProps={{ loading: busy }}
        cancelText={t('common.cancel')}
        onOk={() => void run()}
        onCancel={() => setAsking(false)}
      >
        <div className="form-column">
          <Checkbox checked={hideSmall} onChange={(event) => setHideSmall(event.target.checked)}>
            {t('persona.hide-small', { count: SMALL })}
          </Checkbox>
          <span className="quiet small">{t('persona.hide-small-help')}</span>
        </div>
      </Modal>
    </>
  );
};
