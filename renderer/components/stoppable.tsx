import { Progress } from 'antd';
import { useState } from 'react';
import type { Progress as Step } from '../../shared/contract/base.ts';
import { formatNumber } from '../../shared/messages/format.ts';
import { useAppearance } from '../app/appearance.tsx';
import { useLongWork, type TaskOutcome } from '../app/tasks.tsx';

export interface Busy {
  readonly fraction: number | null;
  /** It was asked to end and has not answered yet. */
  readonly stopping: boolean;
  readonly stop: () => void;
}

interface StoppableWork<Result> {
  readonly title: string;
  readonly start: () => Promise<AsyncIterator<Step, Result>>;
  /** Asks the program to end it: it ends with nothing done, or was done, and its answer says which. */
  readonly stop: () => Promise<unknown>;
  readonly outcome?: (result: Result) => TaskOutcome;
}

/** Long work of a dialog that its cancel button ends, with its progress there and in the tray. */
export const useStoppable = () => {
  const startLongWork = useLongWork();
  const [busy, setBusy] = useState<Busy | null>(null);
  return {
    busy,
    run: <Result,>({ title, start, stop, outcome }: StoppableWork<Result>): Promise<Result> => {
      setBusy({ fraction: null, stopping: false, stop: () => undefined });
      return startLongWork({
        title,
        ...(outcome === undefined ? {} : { outcome }),
        onStart: (end) => setBusy({ fraction: null, stopping: false, stop: end }),
        onProgress: ({ fraction }) => setBusy((now) => now && { ...now, fraction }),
        run: (signal) => {
          signal.addEventListener('abort', () => void stop().catch(() => undefined));
          return start();
        },
      });
    },
    stop: (): void => {
      busy?.stop();
      setBusy((now) => now && { ...now, stopping: true });
    },
    /** The work is over, or several of them are. */
    rest: (): void => setBusy(null),
  };
};

export const BusyBar = ({ busy, title }: { readonly busy: Busy; readonly title: string }) => {
  const { language } = useAppearance();
  return (
    <Progress
      aria-label={title}
      percent={Math.round((busy.fraction ?? 0) * 100)}
      status="active"
      format={(percent) => `${formatNumber(language, percent ?? 0)}%`}
    />
  );
};
