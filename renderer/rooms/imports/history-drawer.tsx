import { Button, Space } from 'antd';
import { useEffect, useState } from 'react';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import { formatBytes, formatInstant } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { useSettings } from '../../app/program.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { secondaryText } from './check-step.tsx';
import { cellAddress } from './draft.ts';
import { Warnings } from './file-card.tsx';
import { RejectedDownload } from './rejected-download.tsx';
import { countValues } from './result-step.tsx';

interface HistoryDrawerProps {
  readonly uid: string;
  readonly onClose: () => void;
  readonly onUndo: (result: ImportResult) => void;
}

/** Everything that is kept about one import. */
export const HistoryDrawer = ({ uid, onClose, onUndo }: HistoryDrawerProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const generation = useGeneration();
  const [result, setResult] = useState<ImportResult | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    const controller = new AbortController();
    client.imports
      .one({ uid }, { signal: controller.signal })
      .then(setResult)
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setFailure(error);
      });
    return () => controller.abort();
  }, [uid, generation]);
  const title = result?.file ?? '';
  const secondary = result === null ? null : secondaryText(t, result.kind, result.entities);
  return (
    <Drawer title={<bdi>{title}</bdi>} label={title} onClose={onClose}>
      {failure !== null && <Failure error={failure} />}
      {result !== null && (
        <>
          <dl className="import-facts">
            <dt>{t('imports.history-when')}</dt>
            <dd>{formatInstant(result.atMs, zone)}</dd>
            <dt>{t('imports.history-actor')}</dt>
            <dd>{result.actor}</dd>
            <dt>{t('imports.kind')}</dt>
            <dd>{t(`imports.kind-${result.kind}`)}</dd>
            <dt>{t('imports.sheet')}</dt>
            <dd>{result.sheet}</dd>
            <dt>{t('imports.file')}</dt>
            <dd>
              {[formatBytes(language, result.fileBytes), result.encoding?.toUpperCase()]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </dd>
            <dt>{t('imports.hash')}</dt>
            <dd className="hash">{result.sha256}</dd>
            <dt>{t('imports.policy')}</dt>
            <dd>{t(`imports.policy-${result.policy}`)}</dd>
            <dt>{t('imports.history-state')}</dt>
            <dd>{t(result.undone ? 'imports.state-undone' : 'imports.state-stands')}</dd>
          </dl>
          <p>{t('imports.committed-summary', countValues(result))}</p>
          {secondary !== null && <p>{t('imports.secondary-done', { list: secondary })}</p>}
          <Warnings warnings={result.warnings} />
          {result.mended.length > 0 && (
            <>
              <p>{t('imports.mended-count', { count: result.mended.length })}</p>
              <ul className="refused-list">
                {result.mended.map(({ row, column, was, text }) => (
                  <li key={`${row} ${column}`}>
                    {cellAddress(row, column)}: <del className="quiet">{was}</del> → {text}
                  </li>
                ))}
              </ul>
            </>
          )}
          <Space wrap className="result-actions">
            {!result.undone && (
              <Button onClick={() => onUndo(result)}>{t('imports.undo-import')}</Button>
            )}
            {result.rejected + result.conflicts > 0 && <RejectedDownload uid={result.uid} />}
          </Space>
        </>
      )}
    </Drawer>
  );
};
