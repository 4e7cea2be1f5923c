import { Button, Progress, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatBytes, formatDate } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { Failure } from '../../components/failure.tsx';
import { cellAddress } from './draft.ts';
import type { ImportFile } from './use-import-files.ts';
import type { ImportWarning } from '../../../shared/contract/imports.ts';

// Counted in the line “also created”.
const toldElsewhere = /-created$/;

export const Warnings = ({ warnings }: { readonly warnings: readonly ImportWarning[] }) => {
  const { language } = useAppearance();
  const told = warnings.filter((warning) => !toldElsewhere.test(warning.code));
  if (told.length === 0) return null;
  return (
    <ul className="warnings watch">
      {told.map((warning, index) => (
        <li key={index}>
          {warning.row === null ? '' : `${cellAddress(warning.row, warning.column)} · `}
          {translateAny(language, `imports.warning-${warning.code}`, warning.params) ??
            warning.code}
        </li>
      ))}
    </ul>
  );
};

interface FileCardProps {
  readonly file: ImportFile;
  readonly onEncoding: (encoding: string) => void;
  readonly onRemove: () => void;
  /** What was found in the file. */
  readonly children: ReactNode;
}

/** What the file is: name, size, format, encoding, what is odd about it. */
export const FileCard = ({ file, onEncoding, onRemove, children }: FileCardProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const { recognised, stage } = file;
  const earlier = recognised?.alreadyImported.find((one) => !one.undone);
  return (
    <section className="section file-card">
      <div className="section-head">
        <h2>
          <bdi>{file.name}</bdi>
        </h2>
        <span className="quiet">
          {[
            recognised?.format.toUpperCase(),
            formatBytes(language, file.bytes),
            recognised?.delimiter === null || recognised === null
              ? undefined
              : t('imports.delimiter-is', { text: delimiterText(recognised.delimiter) }),
          ]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
        {recognised !== null && recognised.encodings.length > 0 && (
          <label className="inline-label">
            <span>{t('imports.encoding')}</span>
            <Select
              aria-label={t('imports.encoding')}
              style={{ width: 130 }}
              value={file.encoding}
              options={recognised.encodings.map((one) => ({
                value: one,
                label: one.toUpperCase(),
              }))}
              onChange={onEncoding}
            />
          </label>
        )}
        <div className="actions">
          <Button aria-label={t('imports.discard', { name: file.name })} onClick={onRemove}>
            {t('imports.remove')}
          </Button>
        </div>
      </div>
      {stage.name === 'receiving' && (
        <Progress
          aria-label={t('imports.uploading', { name: file.name })}
          percent={Math.round(stage.fraction * 100)}
        />
      )}
      {stage.name === 'recognising' && (
        <p className="quiet">{t('imports.recognising', { name: file.name })}</p>
      )}
      {stage.name === 'failed' && <Failure error={stage.error} />}
      {file.failure !== null && <Failure error={file.failure} />}
      {earlier !== undefined && (
        <p className="watch">
          {t('imports.already-imported', { date: formatDate(earlier.atMs, zone) })}{' '}
          <Link href={`/history/${earlier.uid}`}>{t('imports.see-that-import')}</Link>
        </p>
      )}
      {recognised !== null && <Warnings warnings={recognised.warnings} />}
      {children}
    </section>
  );
};

const delimiterText = (delimiter: string): string => (delimiter === '\t' ? 'Tab' : delimiter);
