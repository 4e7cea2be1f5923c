import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { batchOf } from './batch.ts';
import { CheckStep } from './check-step.tsx';
import { FileList } from './file-list.tsx';
import { FlowActions } from './flow-actions.tsx';
import type { Imports } from './import-files.tsx';
import { PartList } from './part-list.tsx';
import { RecogniseStep } from './recognise-step.tsx';
import { ResultStep } from './result-step.tsx';
import { StepBar } from './step-bar.tsx';
import type { Step } from './step-bar.tsx';
import type { BatchStage } from './use-batch.ts';
import { inCommitOrder } from './use-import-files.ts';
import { WorkProgress } from './work-progress.tsx';

interface ImportFlowProps {
  readonly bar: ReactNode;
  readonly imports: Imports;
  readonly chooseFiles: () => void;
}

const stepOf: Readonly<Record<BatchStage['name'], Step>> = {
  recognise: 'recognise',
  checking: 'check',
  checked: 'check',
  committing: 'commit',
  committed: 'commit',
};

/** The dropped files on their way, together: recognise, check, commit. */
export const ImportFlow = ({ bar, imports, chooseFiles }: ImportFlowProps) => {
  const t = useT();
  const { batch } = imports;
  const { stage, work, failure } = batch;
  const [partAt, setPartAt] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that led here is gone: keys go on from the work, not from the top of the page.
    const soon = setTimeout(() => {
      if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
    });
    return () => clearTimeout(soon);
  }, [stage.name]);
  const ordered = inCommitOrder(imports.files);
  const file =
    ordered.find((one) => one.key === imports.chosen) ??
    ordered.find((one) => one.stage.name !== 'committed') ??
    ordered[0];
  if (file === undefined) return null;
  const { left, blocked } = batchOf(ordered);
  const sheets = stage.name === 'checked' ? stage.sheets : [];
  const part = sheets[partAt] ?? sheets[0];
  const recognising = stage.name === 'recognise';
  const remove = (): void => {
    imports.choose(null);
    imports.remove((one) => one.key === file.key);
  };
  return (
    <Page
      title={t('imports.title')}
      state={<StepBar current={stepOf[stage.name]} />}
      actions={<FlowActions imports={imports} chooseFiles={chooseFiles} />}
      filters={
        <>
          {bar}
          {(recognising || stage.name === 'checked') && (
            <Button onClick={chooseFiles}>{t('imports.add-files')}</Button>
          )}
        </>
      }
    >
      <div className="import-flow">
        {recognising && imports.files.length > 1 && (
          <FileList files={ordered} current={file.key} imports={imports} />
        )}
        {stage.name === 'checked' && sheets.length + left.length + blocked.length > 1 && (
          <PartList
            sheets={sheets}
            current={part === undefined ? 0 : sheets.indexOf(part)}
            left={[...left, ...blocked]}
            onChoose={setPartAt}
          />
        )}
        <div
          className="import-work"
          ref={place}
          tabIndex={-1}
          data-scroll={stage.name !== 'checked'}
        >
          {failure !== null && (
            <div className="flow-failure">
              <Failure error={failure} />
            </div>
          )}
          {work !== null && (
            <WorkProgress
              work={work}
              writing={stage.name === 'committing' ? stage.sheets.length : null}
              title={t(
                stage.name === 'checking' ? 'imports.checking-now' : 'imports.committing-now',
              )}
            />
          )}
          {stage.name === 'checked' && part !== undefined && (
            <CheckStep
              key={`${stage.changeset} ${sheets.indexOf(part)}`}
              changeset={stage.changeset}
              part={sheets.indexOf(part)}
              sheet={part}
              notice={stage.notice}
              imports={imports}
            />
          )}
          {stage.name === 'committed' && (
            <ResultStep
              imports={stage.imports}
              stopped={stage.stopped}
              tooLate={stage.tooLate}
              onTakenBack={batch.takenBack}
            />
          )}
          {recognising && (
            <RecogniseStep key={file.key} file={file} imports={imports} onRemove={remove} />
          )}
        </div>
      </div>
    </Page>
  );
};
