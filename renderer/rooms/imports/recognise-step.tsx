import { Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import type { ImportWarning } from '../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { client } from '../../rpc/client.ts';
import { blockOf } from './draft.ts';
import type { SheetDraft } from './draft.ts';
import { FileCard } from './file-card.tsx';
import { SheetFacts } from './sheet-facts.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import type { Imports } from './import-files.tsx';
import type { ImportFile } from './use-import-files.ts';

const isGuess = ({ code }: ImportWarning): boolean => code === 'encoding-guessed';

interface RecogniseStepProps {
  readonly file: ImportFile;
  readonly imports: Imports;
  readonly onRemove: () => void;
}

/** What the file is understood to be; every answer can be corrected here. */
export const RecogniseStep = ({ file, imports, onRemove }: RecogniseStepProps) => {
  const t = useT();
  const { drafts, stage } = file;
  const [sheetName, setSheetName] = useState<string | null>(null);
  const waiting = drafts.find((one) => one.included && blockOf(one) !== null);
  const draft =
    drafts.find(({ sheet }) => sheet.name === sheetName) ??
    waiting ??
    drafts.find((one) => one.included) ??
    drafts[0];
  // Files recognised later may come before this one: who works on it stays with it.
  const change = (changed: SheetDraft): void => {
    imports.choose(file.key);
    imports.patch(file.key, {
      drafts: drafts.map((one) => (one.sheet.name === changed.sheet.name ? changed : one)),
    });
  };
  const again = (encoding: string | null): void => {
    imports.choose(file.key);
    imports.patch(file.key, { encodingChosen: true });
    if (file.handle !== null)
      void imports.recognise(file.key, file.handle, encoding, file.overrides);
  };
  const correct = (sheet: string, override: { headerRow?: number; kind?: ImportKind }): void => {
    if (file.handle === null) return;
    const before = file.overrides.find((one) => one.sheet === sheet);
    const overrides = [
      ...file.overrides.filter((one) => one !== before),
      {
        sheet,
        headerRow: override.headerRow ?? before?.headerRow ?? null,
        kind: override.kind ?? before?.kind ?? null,
      },
    ];
    setSheetName(sheet);
    imports.choose(file.key);
    void imports.recognise(file.key, file.handle, file.encoding, overrides, sheet);
  };
  const fail = useFailureToast();
  const forget = async (sheet: string, fingerprint: string): Promise<void> => {
    try {
      await client.imports.forgetRecipe({ fingerprint });
      correct(sheet, {});
    } catch (error) {
      fail(error);
    }
  };
  const shown = draft !== undefined && draft.included && stage.name !== 'failed' ? draft : null;
  return (
    <>
      <FileCard file={file} onEncoding={again} onRemove={onRemove}>
        {drafts.length > 1 && draft !== undefined && (
          <div className="sheet-tabs">
            <Segmented
              aria-label={t('imports.sheet')}
              value={draft.sheet.name}
              options={drafts.map(({ sheet, included }) => ({
                value: sheet.name,
                label: included ? sheet.name : t('imports.sheet-not-taken', { name: sheet.name }),
              }))}
              onChange={setSheetName}
            />
            <Checkbox
              checked={draft.included}
              onChange={(event) => change({ ...draft, included: event.target.checked })}
            >
              {t('imports.sheet-include')}
            </Checkbox>
          </div>
        )}
        {shown !== null && (
          <SheetFacts
            key={`${shown.sheet.name} ${shown.sheet.headerRow}`}
            draft={shown}
            busy={stage.name !== 'recognised'}
            onOverride={(override) => correct(shown.sheet.name, override)}
            onForget={(fingerprint) => void forget(shown.sheet.name, fingerprint)}
          />
        )}
      </FileCard>
      {shown !== null && (
        <SheetPanel
          key={`${file.key} ${shown.sheet.name} ${shown.sheet.headerRow} ${file.encoding}`}
          draft={shown}
          showFirstRows={file.recognised?.warnings.some(isGuess) === true || file.encodingChosen}
          onChange={change}
          onOverride={(override) => correct(shown.sheet.name, override)}
          onEncoding={again}
        />
      )}
    </>
  );
};
