import { Button } from 'antd';
import { useState } from 'react';
import type { CheckResult } from '../../../shared/contract/workspace.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { isCancelled } from '../../app/failure.ts';
import { useStatus } from '../../app/program.tsx';
import { useLongWork } from '../../app/tasks.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';

const CheckReport = ({ result }: { readonly result: CheckResult }) => {
  const t = useT();
  const { language } = useAppearance();
  if (result.ok)
    return (
      <p className="good">
        ✓{' '}
        {t('workspace.check-ok', {
          invariants: result.invariants,
          seconds: formatNumber(language, result.durationMs / 1000, 2),
        })}
      </p>
    );
  return (
    <>
      <p className="bad">{t('workspace.check-findings', { count: result.findings.length })}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('workspace.check-invariant')}</th>
            <th className="number">{t('workspace.check-count')}</th>
            <th>{t('workspace.check-examples')}</th>
          </tr>
        </thead>
        <tbody>
          {result.findings.map((finding) => (
            <tr key={finding.invariant}>
              <td>
                {translateAny(language, `workspace.invariant-${finding.invariant}`) ??
                  finding.invariant}
              </td>
              <td className="number">{formatNumber(language, finding.count)}</td>
              <td className="secondary">{finding.examples.join(t('common.list-separator'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

const DataCheck = () => {
  const t = useT();
  const { language } = useAppearance();
  const startLongWork = useLongWork();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<CheckResult | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const check = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const found = await startLongWork({
        title: t('workspace.check-running'),
        run: (signal) => client.workspace.check(undefined, { signal }),
        outcome: (done) => ({
          trouble: !done.ok,
          text: done.ok
            ? t('workspace.check-ok', {
                invariants: done.invariants,
                seconds: formatNumber(language, done.durationMs / 1000, 2),
              })
            : t('workspace.check-findings', { count: done.findings.length }),
        }),
      });
      setResult(found);
    } catch (error) {
      if (!isCancelled(error)) setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t('workspace.check-title')}</h2>
        <div className="actions">
          <Button loading={busy} onClick={() => void check()}>
            {t('workspace.check-run')}
          </Button>
        </div>
      </div>
      <p className="secondary">{t('workspace.check-sentence')}</p>
      {failure !== null && <Failure error={failure} />}
      <div aria-live="polite">{result !== null && <CheckReport result={result} />}</div>
    </section>
  );
};

export const Health = () => {
  const t = useT();
  const { data: status } = useStatus();
  if (status === undefined) return null;
  const { about, shell } = status;
  return (
    <div className="settings">
      <DataCheck />
      {shell.networkRequests !== null && (
        <section className="section">
          <h2>{t('workspace.network-title')}</h2>
          <p className={shell.networkRequests === 0 ? 'secondary' : 'bad'}>
            {t(shell.networkRequests === 0 ? 'workspace.network-none' : 'workspace.network-some', {
              count: shell.networkRequests,
            })}
          </p>
        </section>
      )}
      <section className="section">
        <h2>{t('workspace.about-title')}</h2>
        <dl className="facts">
          <dt>{t('common.program-name')}</dt>
          <dd>
            {t('workspace.about-version')} {about.version} · {t('workspace.about-licence')}
          </dd>
          <dt>SQLite</dt>
          <dd>{about.sqlite}</dd>
          <dt>Node</dt>
          <dd>{about.node}</dd>
          <dt>{t('workspace.about-data-folder')}</dt>
          <dd className="path">{about.dataFolder}</dd>
        </dl>
      </section>
    </div>
  );
};
