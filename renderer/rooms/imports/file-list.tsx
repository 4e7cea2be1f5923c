import { Button } from 'antd';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { formatNumber } from '../../../shared/messages/format.ts';
import { blockOfFile } from './draft.ts';
import type { ImportFile } from './use-import-files.ts';

interface FileListProps {
  readonly files: readonly ImportFile[];
  readonly current: number;
  readonly onChoose: (key: number) => void;
  readonly onClearDone: () => void;
}

const busy = ['receiving', 'recognising', 'checking', 'committing'];

/** Every dropped file with what it is and how far it is, in the order of committing. */
export const FileList = ({ files, current, onChoose, onClearDone }: FileListProps) => {
  const t = useT();
  const { language } = useAppearance();
  const done = files.filter((file) => file.stage.name === 'committed');
  const facts = (file: ImportFile): string => {
    const sheets = file.drafts.filter(({ included }) => included).map(({ sheet }) => sheet);
    const kind = sheets[0]?.kind ?? null;
    return kind === null
      ? ''
      : t('imports.file-facts', {
          kind: t(`imports.kind-${kind}`),
          rows: sheets.reduce((sum, sheet) => sum + sheet.rows, 0),
        });
  };
  const state = (file: ImportFile): string => {
    const { stage } = file;
    if (stage.name === 'committed') {
      const created = stage.imports.reduce((sum, one) => sum + one.created, 0);
      const updated = stage.imports.reduce((sum, one) => sum + one.updated, 0);
      return t('imports.stage-committed-rows', { created, updated });
    }
    if (stage.name !== 'recognised') return t(`imports.stage-${stage.name}`);
    return blockOfFile(file.drafts) === null ? facts(file) : t('imports.stage-blocked');
  };
  return (
    <nav className="file-list" aria-label={t('imports.files')}>
      <p className="quiet small">
        {done.length === files.length
          ? t('imports.files-done', { count: files.length })
          : t('imports.files-order', { done: done.length, count: files.length })}
      </p>
      <ol>
        {files.map((file, index) => (
          <li key={file.key}>
            <button
              type="button"
              aria-current={file.key === current}
              data-stage={file.stage.name}
              data-busy={busy.includes(file.stage.name)}
              data-blocked={file.stage.name === 'recognised' && blockOfFile(file.drafts) !== null}
              onClick={() => onChoose(file.key)}
            >
              <span className="file-number" aria-hidden="true">
                {file.stage.name === 'committed' ? '✓' : formatNumber(language, index + 1)}
              </span>
              <span className="file-lines">
                <bdi className="ellipsis" title={file.name}>
                  {file.name}
                </bdi>
                <span className="small file-state">{state(file)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {done.length > 0 && (
        <Button size="small" onClick={onClearDone}>
          {t('imports.clear-done')}
        </Button>
      )}
    </nav>
  );
};
