import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { CheckStep } from './check-step.tsx';
import { FileList } from './file-list.tsx';
import { FlowActions } from './flow-actions.tsx';
import { RecogniseStep } from './recognise-step.tsx';
import { ResultStep } from './result-step.tsx';
import { StepBar } from './step-bar.tsx';
import type { Step } from './step-bar.tsx';
import { inCommitOrder } from './use-import-files.ts';
import type { ImportFile, ImportFiles } from './use-import-files.ts';

interface ImportFlowProps {
  readonly bar: ReactNode;
  readonly imports: ImportFiles;
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

/** A dropped file on its way: recognise, check, commit; several go one after another. */
export const ImportFlow = ({ bar, imports, chooseFiles }: ImportFlowProps) => {
  const t = useT();
  const ordered = inCommitOrder(imports.files);
  const file = ordered.find((one) => one.key === imports.chosen) ?? ordered[0];
  if (file === undefined) return null;
  const { stage, drafts } = file;
  const next = ordered.find(
    (one) =>
      one.key !== file.key && (one.stage.name === 'recognised' || one.stage.name === 'checked'),
  );
  const remove = (): void => {
    imports.choose(next?.key ?? null);
    imports.remove((one) => one.key === file.key);
  };
  const checked = stage.name === 'checked';
  const step = stepOf(file);
  return (
    <Page
      title={t('imports.title')}
      state={<StepBar current={step} />}
      actions={<FlowActions file={file} next={next} imports={imports} chooseFiles={chooseFiles} />}
      filters={
        <>
          {bar}
          {imports.files.some((one) => one.stage.name !== 'committed') && (
            <Button onClick={chooseFiles}>{t('imports.add-files')}</Button>
          )}
        </>
      }
    >
      <div className="import-flow">
        {imports.files.length > 1 && (
          <FileList
            files={ordered}
            current={file.key}
            onChoose={imports.choose}
            onClearDone={() => imports.remove((one) => one.stage.name === 'committed')}
          />
        )}
        <div className="import-work" data-scroll={!checked}>
          {file.failure !== null && (
            <div className="flow-failure">
              <Failure error={file.failure} />
            </div>
          )}
          {checked && (
            <CheckStep
              key={stage.changeset}
              changeset={stage.changeset}
              sheets={stage.sheets}
              fieldsOf={(sheet) => {
                const draft = drafts.find((one) => one.sheet.name === sheet);
                return (draft?.sheet.columns ?? []).flatMap(({ index, header }) => {
                  const field = draft?.fields.get(index);
                  return field === undefined ? [] : [{ field, header }];
                });
              }}
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
            <ResultStep imports={stage.imports} onUndone={() => void imports.back(file)} />
          )}
          {stage.name === 'committing' && <Spin className="room-spin" />}
          {step === 'recognise' && (
            <RecogniseStep key={file.key} file={file} imports={imports} onRemove={remove} />
          )}
        </div>
      </div>
    </Page>
  );
};
