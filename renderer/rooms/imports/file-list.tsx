import { Button, Checkbox } from 'antd';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { formatNumber } from '../../../shared/messages/format.ts';
import { blockOfTaken, isBusy } from './batch.ts';
import type { Imports } from './import-files.tsx';
import { aboutRows } from './draft.ts';
import type { ImportFile } from './use-import-files.ts';

interface FileListProps {
  readonly files: readonly ImportFile[];
  readonly current: number;
  readonly imports: Imports;
}

/** Every dropped file with what it is, whether it goes in, and how far it is. */
export const FileList = ({ files, current, imports }: FileListProps) => {
  const t = useT();
  const { language } = useAppearance();
  const done = files.filter((file) => file.stage.name === 'committed');
  const facts = (file: ImportFile): string => {
    const sheets = file.drafts.filter(({ included }) => included).map(({ sheet }) => sheet);
    const kinds = new Set(sheets.flatMap(({ kind }) => (kind === null ? [] : [kind])));
    const rows = sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
    const exact = sheets.every(({ rowsExact }) => rowsExact);
    return t(exact ? 'imports.file-facts' : 'imports.file-facts-about', {
      kind: [...kinds].map((kind) => t(`imports.kind-${kind}`)).join(t('common.list-separator')),
      rows: exact ? rows : aboutRows(rows),
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
    if (!file.taken) return t('imports.stage-left-out');
    return blockOfTaken(file) === null ? facts(file) : t('imports.stage-blocked');
  };
  return (
    <nav className="file-list" aria-label={t('imports.files')}>
      <p className="quiet small">{t('imports.files-order', { count: files.length })}</p>
      <ol>
        {files.map((file, index) => (
          <li key={file.key}>
            <Checkbox
              aria-label={t('imports.take-file', { name: file.name })}
              checked={file.taken && file.stage.name !== 'failed'}
              disabled={file.stage.name === 'committed' || file.stage.name === 'failed'}
              onChange={(event) => imports.patch(file.key, { taken: event.target.checked })}
            />
            <button
              type="button"
              aria-current={file.key === current}
              data-stage={file.stage.name}
              data-busy={isBusy(file)}
              data-blocked={file.taken && (blockOfTaken(file) !== null || file.failure !== null)}
              data-left={!file.taken}
              onClick={() => imports.choose(file.key)}
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
        <Button
          size="small"
          onClick={() => imports.remove((one) => one.stage.name === 'committed')}
        >
          {t('imports.clear-done')}
        </Button>
      )}
    </nav>
  );
};
