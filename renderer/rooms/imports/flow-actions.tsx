import { Button } from 'antd';
import { useT } from '../../app/appearance.tsx';
import { batchOf, blockOfTaken, uncheckedOf } from './batch.ts';
import type { Imports } from './import-files.tsx';
import { inCommitOrder } from './use-import-files.ts';

interface FlowActionsProps {
  readonly imports: Imports;
  readonly chooseFiles: () => void;
}

/** What can be done with the batch where it stands: one primary action. */
export const FlowActions = ({ imports, chooseFiles }: FlowActionsProps) => {
  const t = useT();
  const { batch, files } = imports;
  const { stage } = batch;
  const { ready, blocked, arriving, left } = batchOf(inCommitOrder(files));
  const more = (
    <Button key="more" type="primary" onClick={chooseFiles}>
      {t('imports.import-more')}
    </Button>
  );
  switch (stage.name) {
    case 'recognise': {
      if (ready.length + blocked.length + arriving.length + left.length === 0) return more;
      const [first] = blocked;
      const block =
        first !== undefined && blocked.length + ready.length + arriving.length === 1
          ? blockOfTaken(first)
          : null;
      return (
        <>
          {block !== null && (
            <span className="watch action-note" role="status">
              {t(`imports.block-${block}`)}
            </span>
          )}
          {blocked.length > 0 && block === null && (
            <span className="watch action-note" role="status">
              {t('imports.files-blocked', { count: blocked.length })}
            </span>
          )}
          {arriving.length > 0 && (
            <span className="quiet action-note" role="status">
              {t('imports.files-arriving', { count: arriving.length })}
            </span>
          )}
          <Button
            key="check"
            type="primary"
            disabled={ready.length === 0 || arriving.length > 0}
            onClick={() => void batch.check(ready)}
          >
            {blocked.length > 0 && ready.length > 0
              ? t('imports.check-ready', { count: ready.length, left: blocked.length })
              : ready.length > 1
                ? t('imports.check-files', { count: ready.length })
                : t('imports.check-action')}
          </Button>
        </>
      );
    }
    case 'checked': {
      const edits = uncheckedOf(ready);
      const changes = stage.sheets.reduce((sum, one) => sum + one.created + one.updated, 0);
      // A row in conflict may still bring other values.
      const touched = stage.sheets.some(({ entities }) =>
        Object.values(entities).some(({ created, updated }) => created + updated > 0),
      );
      return (
        <>
          <Button key="back" onClick={() => void batch.back()}>
            {t('imports.back-to-recognise')}
          </Button>
          {edits > 0 ? (
            <Button
              key="again"
              type="primary"
              onClick={() => void batch.check(checkedFiles(imports))}
            >
              {t('imports.check-again', { count: edits })}
            </Button>
          ) : (
            <Button key="commit" type="primary" onClick={() => void batch.commit()}>
              {t(
                changes > 0
                  ? 'imports.commit-rows'
                  : touched
                    ? 'imports.commit-rest'
                    : 'imports.commit-record',
                { count: changes },
              )}
            </Button>
          )}
        </>
      );
    }
    case 'checking':
    case 'committing':
      return null;
    case 'committed':
      return (
        <>
          {ready.length + blocked.length + left.length > 0 ? (
            <Button key="rest" type="primary" onClick={batch.goOn}>
              {t('imports.go-on-files', { count: ready.length + blocked.length + left.length })}
            </Button>
          ) : (
            <>
              <Button
                key="clear"
                onClick={() => {
                  imports.remove(() => true);
                  batch.goOn();
                }}
              >
                {t('imports.clear-all')}
              </Button>
              {more}
            </>
          )}
        </>
      );
    default:
      return stage satisfies never;
  }
};

/** The files of the changeset at hand. */
export const checkedFiles = ({ batch: { stage }, files }: Imports): Imports['files'] =>
  stage.name !== 'checked'
    ? []
    : files.filter(({ handle }) => stage.sheets.some((sheet) => sheet.handle === handle));
