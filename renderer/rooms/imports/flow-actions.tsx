import { Button } from 'antd';
import { useT } from '../../app/appearance.tsx';
import { blockOfFile } from './draft.ts';
import type { ImportFile, ImportFiles } from './use-import-files.ts';

interface FlowActionsProps {
  readonly file: ImportFile;
  /** The file that comes after this one; undefined when it is the last. */
  readonly next: ImportFile | undefined;
  readonly imports: ImportFiles;
  readonly chooseFiles: () => void;
}

/** What can be done with the file where it stands: one primary action. */
export const FlowActions = ({ file, next, imports, chooseFiles }: FlowActionsProps) => {
  const t = useT();
  const { stage, drafts } = file;
  // A commit is the moment to go on: the next file is checked against what was just written.
  const commit = async (): Promise<void> => {
    if (!(await imports.commit(file)) || next === undefined) return;
    imports.choose(next.key);
    if (next.stage.name === 'recognised' && blockOfFile(next.drafts) === null)
      await imports.check(next, next.drafts);
  };
  const goOn =
    next === undefined ? (
      <Button key="more" type="primary" onClick={chooseFiles}>
        {t('imports.import-more')}
      </Button>
    ) : (
      <Button key="next" type="primary" onClick={() => imports.choose(next.key)}>
        {t('imports.next-file', { name: next.name })}
      </Button>
    );
  switch (stage.name) {
    case 'receiving':
    case 'recognising':
      return null;
    case 'failed':
      return goOn;
    case 'recognised':
    case 'checking': {
      const block = stage.name === 'recognised' ? blockOfFile(drafts) : null;
      return (
        <>
          {block !== null && (
            <span className="watch action-note" role="status">
              {t(`imports.block-${block}`)}
            </span>
          )}
          <Button
            key="check"
            type="primary"
            disabled={block !== null}
            loading={stage.name === 'checking'}
            onClick={() => void imports.check(file, drafts)}
          >
            {t('imports.check-action')}
          </Button>
        </>
      );
    }
    case 'checked': {
      const changes = stage.sheets.reduce((sum, one) => sum + one.created + one.updated, 0);
      const verb = changes === 0 ? 'imports.commit-record' : 'imports.commit-rows';
      return (
        <>
          <Button key="back" onClick={() => void imports.back(file)}>
            {t('imports.back-to-recognise')}
          </Button>
          <Button key="commit" type="primary" onClick={() => void commit()}>
            {t(next === undefined ? verb : `${verb}-next`, { count: changes })}
          </Button>
        </>
      );
    }
    case 'committing':
      return (
        <Button key="committing" type="primary" loading>
          {t('imports.committing-short')}
        </Button>
      );
    case 'committed':
      return (
        <>
          {next === undefined && (
            <Button key="clear" onClick={() => imports.remove(() => true)}>
              {t('imports.clear-all')}
            </Button>
          )}
          {goOn}
        </>
      );
    default:
      return stage satisfies never;
  }
};
