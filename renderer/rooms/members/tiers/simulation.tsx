import { useQueryClient } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { useRef, useState } from 'react';
import type { ApplyResult, Simulation, TierRule } from '../../../../shared/contract/tiers.ts';
import { formatNumber } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { isCancelled } from '../../../app/failure.ts';
import { useUndoToast } from '../../../app/toasts.tsx';
import { Failure } from '../../../components/failure.tsx';
import { BusyBar, useStoppable } from '../../../components/stoppable.tsx';
import { client } from '../../../rpc/client.ts';
import { Movers } from './movers.tsx';
import { TierName } from './now-bars.tsx';

interface Question {
  readonly rules: TierRule[];
  readonly asOf: string;
}
interface Simulated {
  readonly question: Question;
  readonly found: Simulation;
}

/** The last simulation; it goes through every member and can be stopped. */
export const useSimulation = () => {
  const [found, setFound] = useState<Simulated | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [stopped, setStopped] = useState(false);
  const [busy, setBusy] = useState(false);
  const controller = useRef<AbortController | null>(null);
  const run = async (question: Question): Promise<void> => {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    setBusy(true);
    setFailure(null);
    setStopped(false);
    try {
      const answer = await client.tiers.simulate(question, { signal: own.signal });
      setFound({ question, found: answer });
    } catch (error) {
      if (isCancelled(error) || own.signal.aborted) setStopped(true);
      else setFailure(error);
    } finally {
      if (controller.current === own) setBusy(false);
    }
  };
  return {
    found,
    failure,
    stopped,
    busy,
    run: (question: Question): void => void run(question),
    stop: (): void => controller.current?.abort(),
    forget: (): void => setFound(null),
  };
};

interface SimulationViewProps {
  readonly simulation: ReturnType<typeof useSimulation>;
  /** What the page would ask now. */
  readonly now: Question;
  readonly onApplied: () => void;
}

/** Who would move: sums, each tier before and after, and the members; then applying it. */
export const SimulationView = ({ simulation, now, onApplied }: SimulationViewProps) => {
  const t = useT();
  const { found, failure, stopped, busy } = simulation;
  return (
    <>
      {busy && (
        <p className="tier-busy" role="status">
          <Spin size="small" /> {t('tiers.simulating')}
        </p>
      )}
      {stopped && (
        <p className="watch" role="status">
          {t('tiers.stopped')}
        </p>
      )}
      {failure !== null && <Failure error={failure} />}
      {found !== null && !busy && (
        <Result
          key={found.found.simulation}
          simulated={found}
          outdated={JSON.stringify(found.question) !== JSON.stringify(now)}
          onApplied={() => {
            simulation.forget();
            onApplied();
          }}
          onStale={() => simulation.run(found.question)}
        />
      )}
    </>
  );
};

interface ResultProps {
  readonly simulated: Simulated;
  readonly outdated: boolean;
  readonly onApplied: () => void;
  readonly onStale: () => void;
}

const Result = ({ simulated: { question, found }, outdated, onApplied, onStale }: ResultProps) => {
  const t = useT();
  const queries = useQueryClient();
  const changedToast = useUndoToast();
  const { busy, run, stop, rest } = useStoppable();
  const [failure, setFailure] = useState<unknown>(null);
  const [stopped, setStopped] = useState(false);
  const { promoted, demoted, entered, gone } = found.moves;
  const count = promoted + demoted + entered + gone;
  const said = (result: ApplyResult): string =>
    t('tiers.applied', {
      date: question.asOf,
      promoted: result.promoted,
      demoted: result.demoted,
      entered: result.entered,
      gone: result.gone,
    });
  const apply = async (): Promise<void> => {
    const name = crypto.randomUUID();
    setFailure(null);
    setStopped(false);
    try {
      const result = await run({
        title: t('tiers.applying', { count: found.members }),
        start: () => client.tiers.apply({ ...question, name }),
        stop: () => client.tiers.stop({ name }),
      });
      changedToast(said(result), result.operationUid);
      onApplied();
    } catch (error) {
      if (isCancelled(error)) setStopped(true);
      else setFailure(error);
    } finally {
      rest();
      void queries.invalidateQueries({ queryKey: ['members'] });
    }
  };
  return (
    <section aria-label={t('tiers.simulated', { date: found.asOf })}>
      <h2>{t('tiers.simulated', { date: found.asOf })}</h2>
      <p className="quiet">{t('tiers.simulated-members', { count: found.members })}</p>
      {outdated && (
        <p className="watch" role="status">
          {t('tiers.outdated')}
        </p>
      )}
      <BeforeAfter found={found} />
      <Movers found={found} rules={question.rules} onStale={onStale} />
      <div className="tier-actions">
        <Button
          type="primary"
          disabled={outdated}
          loading={busy !== null}
          onClick={() => void apply()}
        >
          {count === 0 ? t('tiers.apply-none') : t('tiers.apply-count', { count })}
        </Button>
        {busy !== null && (
          <Button disabled={busy.stopping} onClick={stop}>
            {t('tiers.stop')}
          </Button>
        )}
      </div>
      {busy !== null && (
        <BusyBar busy={busy} title={t('tiers.applying', { count: found.members })} />
      )}
      {stopped && (
        <p className="watch" role="status">
          {t('tiers.stopped')}
        </p>
      )}
      {failure !== null && <Failure error={failure} />}
    </section>
  );
};

/** Each tier now and after the evaluation. */
const BeforeAfter = ({ found }: { readonly found: Simulation }) => {
  const t = useT();
  const { language } = useAppearance();
  const number = (value: number): string => formatNumber(language, value);
  const change = (value: number): string =>
    value === 0 ? '0' : `${value > 0 ? '+' : '−'}${number(Math.abs(value))}`;
  const lines = [
    ...found.tiers.map((tier, place) => ({
      key: tier.uid ?? `${place}`,
      name: <TierName tier={tier} />,
      now: tier.now,
      then: tier.then,
    })),
    {
      key: 'none',
      name: <span className="secondary">{t('tiers.now-none')}</span>,
      now: found.noneNow,
      then: found.noneThen,
    },
  ];
  return (
    <table className="plain-table tier-before">
      <thead>
        <tr>
          <th scope="col">{t('tiers.tier')}</th>
          <th scope="col" className="number">
            {t('tiers.before')}
          </th>
          <th scope="col" className="number">
            {t('tiers.after')}
          </th>
          <th scope="col" className="number">
            {t('tiers.change')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, now, then }) => (
          <tr key={key}>
            <td>{name}</td>
            <td className="number">{number(now)}</td>
            <td className="number">{number(then)}</td>
            <td className="number">{change(then - now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
