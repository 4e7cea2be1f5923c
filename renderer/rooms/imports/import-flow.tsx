import { Button, Checkbox, Segmented, Spin } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { hasCode, isCancelled } from '../../app/failure.ts';
import { useLongWork } from '../../app/tasks.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { CheckStep } from './check-step.tsx';
import { isReady } from './draft.ts';
import type { SheetDraft } from './draft.ts';
import { FileCard } from './file-card.tsx';
import { ResultStep } from './result-step.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import { StepBar } from './step-bar.tsx';
import type { Step } from './step-bar.tsx';
import { inCommitOrder } from './use-import-files.ts';
import type { ImportFile, useImportFiles } from './use-import-files.ts';

interface ImportFlowProps {
  readonly bar: ReactNode;
  readonly imports: ReturnType<typeof useImportFiles>;
  readonly chosen: number | null;
  readonly onChoose: (key: number | null) => void;
  readonly chooseFiles: () => void;
}

const stepOf = (file: ImportFile): Step => {
  switch (file.stage.name) {
    case 'receiving':
    case 'recognising':
    case 'failed':
    case 'recognised':
    case 'checking':
      return 'recognise';
    case 'checked':
    case 'committing':
      return 'check';
    case 'committed':
      return 'commit';
    default:
      return file.stage satisfies never;
  }
};

const FileTabs = ({
  files,
  current,
  onChoose,
}: {
  readonly files: readonly ImportFile[];
  readonly current: number;
  readonly onChoose: (key: number) => void;
}) => {
  const t = useT();
  return (
    <div className="file-tabs" role="tablist" aria-label={t('imports.files')}>
      {files.map((file) => (
        <button
          key={file.key}
          type="button"
          role="tab"
          aria-selected={file.key === current}
          data-stage={file.stage.name}
          onClick={() => onChoose(file.key)}
        >
          <bdi className="ellipsis">{file.name}</bdi>
          <span className="small">{t(`imports.stage-${file.stage.name}`)}</span>
        </button>
      ))}
    </div>
  );
};

/** A dropped file on its way: recognise, check, commit; several go one after another. */
export const ImportFlow = ({ bar, imports, chosen, onChoose, chooseFiles }: ImportFlowProps) => {
  const t = useT();
  const startLongWork = useLongWork();
  const [sheetName, setSheetName] = useState<string | null>(null);
  const ordered = inCommitOrder(imports.files);
  const file = ordered.find((one) => one.key === chosen) ?? ordered[0];
  if (file === undefined) return null;
  const { stage, drafts } = file;
  const draft = drafts.find(({ sheet }) => sheet.name === sheetName) ?? drafts[0];
  const included = drafts.filter((one) => one.included);
  const ready = included.length > 0 && included.every(isReady);
  const next = ordered.find((one) => one.key !== file.key && one.stage.name !== 'committed');

  const change = (changed: SheetDraft): void =>
    imports.patch(file.key, {
      drafts: drafts.map((one) => (one.sheet.name === changed.sheet.name ? changed : one)),
    });
  const again = (
    encoding: string | null,
    override?: { sheet: string; headerRow?: number; kind?: ImportKind },
  ): void => {
    if (file.handle === null) return;
    const before = file.overrides.find((one) => one.sheet === override?.sheet);
    const overrides =
      override === undefined
        ? file.overrides
        : [
            ...file.overrides.filter((one) => one !== before),
            {
              sheet: override.sheet,
              headerRow: override.headerRow ?? before?.headerRow ?? null,
              kind: override.kind ?? before?.kind ?? null,
            },
          ];
    void imports.recognise(file.key, file.handle, encoding, overrides);
  };
  const remove = (): void => {
    onChoose(next?.key ?? null);
    void imports.remove(file);
  };
  const commit = async (changeset: string): Promise<void> => {
    imports.patch(file.key, { stage: { name: 'committing' }, failure: null });
    try {
      const { imports: results } = await startLongWork({
        title: t('imports.committing', { name: file.name }),
        run: (signal) => client.imports.commit({ changeset }, { signal }),
        outcome: () => ({ text: t('imports.committed', { name: file.name }) }),
      });
      imports.patch(file.key, { stage: { name: 'committed', imports: results } });
    } catch (error) {
      imports.patch(file.key, { stage, failure: isCancelled(error) ? null : error });
      if (hasCode(error, 'stale')) await imports.check({ ...file, stage }, drafts, true);
    }
  };

  const action = (): ReactNode => {
    if (stage.name === 'recognised' || stage.name === 'checking')
      return (
        <>
          {!ready && stage.name === 'recognised' && (
            <span className="quiet action-note">{t('imports.check-blocked')}</span>
          )}
          <Button
            type="primary"
            disabled={!ready}
            loading={stage.name === 'checking'}
            onClick={() => void imports.check(file, drafts)}
          >
            {t('imports.check-action')}
          </Button>
        </>
      );
    if (stage.name === 'checked') {
      const changes = stage.sheets.reduce((sum, one) => sum + one.created + one.updated, 0);
      return (
        <>
          <Button onClick={() => void imports.back(file)}>{t('imports.back-to-recognise')}</Button>
          <Button type="primary" onClick={() => void commit(stage.changeset)}>
            {changes === 0
              ? t('imports.commit-record')
              : t('imports.commit-rows', { count: changes })}
          </Button>
        </>
      );
    }
    if (stage.name === 'committing')
      return (
        <Button type="primary" loading>
          {t('imports.committing', { name: file.name })}
        </Button>
      );
    if (stage.name === 'committed')
      return next === undefined ? (
        <Button type="primary" onClick={chooseFiles}>
          {t('imports.import-more')}
        </Button>
      ) : (
        <Button type="primary" onClick={() => onChoose(next.key)}>
          {t('imports.next-file', { name: next.name })}
        </Button>
      );
    return null;
  };

  const checked = stage.name === 'checked';
  return (
    <Page
      title={t('imports.title')}
      state={<StepBar current={stepOf(file)} />}
      actions={action()}
      filters={
        <>
          {bar}
          <Button onClick={chooseFiles}>{t('imports.add-files')}</Button>
        </>
      }
      scroll={!checked}
    >
      {imports.files.length > 1 && (
        <FileTabs files={ordered} current={file.key} onChoose={onChoose} />
      )}
      {file.failure !== null && (
        <div className="flow-failure">
          <Failure error={file.failure} />
        </div>
      )}
      {checked && (
        <CheckStep
          changeset={stage.changeset}
          sheets={stage.sheets}
          moved={stage.moved}
          onPolicy={(policy) =>
            void imports.check(
              file,
              drafts.map((one) => ({ ...one, policy })),
            )
          }
        />
      )}
      {stage.name === 'committed' && (
        <ResultStep imports={stage.imports} onUndone={() => remove()} />
      )}
      {stage.name === 'committing' && <Spin className="room-spin" />}
      {stepOf(file) === 'recognise' && (
        <>
          <FileCard file={file} onEncoding={(encoding) => again(encoding)} onRemove={remove} />
          {drafts.length > 1 && (
            <div className="sheet-tabs">
              <Segmented
                aria-label={t('imports.sheet')}
                value={draft?.sheet.name ?? ''}
                options={drafts.map(({ sheet, included: taken }) => ({
                  value: sheet.name,
                  label: taken ? sheet.name : `${sheet.name} · ${t('imports.sheet-left-out')}`,
                }))}
                onChange={setSheetName}
              />
              {draft !== undefined && (
                <Checkbox
                  checked={draft.included}
                  onChange={(event) => change({ ...draft, included: event.target.checked })}
                >
                  {t('imports.sheet-include')}
                </Checkbox>
              )}
            </div>
          )}
          {draft !== undefined && draft.included && (
            <SheetPanel
              key={`${file.key} ${draft.sheet.name} ${draft.sheet.headerRow}`}
              draft={draft}
              busy={stage.name !== 'recognised'}
              onChange={change}
              onOverride={(override) =>
                again(file.encoding, { sheet: draft.sheet.name, ...override })
              }
              onEncoding={(encoding) => again(encoding)}
            />
          )}
        </>
      )}
    </Page>
  );
};
