import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../shared/contract/base.ts';
import type { CommittedBatch, ImportResult, StagedPart } from '../../../shared/contract/imports.ts';
import { useT } from '../../app/appearance.tsx';
import { failureOf, hasCode, isCancelled } from '../../app/failure.ts';
import { useLongWork } from '../../app/tasks.tsx';
import { client } from '../../rpc/client.ts';
import { batchOf } from './batch.ts';
import { planOf } from './draft.ts';
import { inCommitOrder } from './use-import-files.ts';
import type { ImportFile, ImportFilesState } from './use-import-files.ts';

/** Why the operator is back at the check: the workspace moved since, or the commit was stopped. */
export type CheckNotice = 'commit-stale' | 'commit-stopped';

interface Checked {
  readonly changeset: string;
  readonly sheets: readonly StagedPart[];
  readonly notice: CheckNotice | null;
}

export type BatchStage =
  | { readonly name: 'recognise' }
  | { readonly name: 'checking' }
  | ({ readonly name: 'checked' | 'committing' } & Checked)
  | {
      readonly name: 'committed';
      readonly imports: readonly ImportResult[];
      readonly stopped: CommittedBatch['stopped'];
      /** It was asked to stop, but everything was in already. */
      readonly tooLate: boolean;
    };

/** Long work of the batch as the page shows it. */
export interface BatchWork {
  readonly elapsedMs: number;
  readonly progress: Progress | null;
  readonly stopping: boolean;
  readonly cancel: () => void;
}

/** The recognised files on their way into the workspace, together: check, commit. */
export const useBatchState = (imports: ImportFilesState) => {
  const t = useT();
  const startLongWork = useLongWork();
  const [stage, setStage] = useState<BatchStage>({ name: 'recognise' });
  const [work, setWork] = useState<BatchWork | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const latest = useRef({ stage, files: imports.files });
  useEffect(() => {
    latest.current = { stage, files: imports.files };
  }, [stage, imports.files]);

  /** Runs work with its progress in the page and in the tray. */
  const run = useCallback(
    async <Result>(
      title: string,
      start: (signal: AbortSignal) => Promise<AsyncIterator<Progress, Result>>,
    ): Promise<Result> => {
      const startedMs = performance.now();
      try {
        return await startLongWork({
          title,
          run: start,
          onStart: (cancel) =>
            setWork({
              elapsedMs: 0,
              progress: null,
              stopping: false,
              cancel: () => {
                setWork((now) => (now === null ? null : { ...now, stopping: true }));
                cancel();
              },
            }),
          onProgress: (progress) => {
            const elapsedMs = performance.now() - startedMs;
            setWork((now) => (now === null ? null : { ...now, progress, elapsedMs }));
          },
        });
      } finally {
        setWork(null);
      }
    },
    [startLongWork],
  );

  const discard = useCallback(async (): Promise<void> => {
    const { stage: now } = latest.current;
    if (now.name === 'checked') await client.imports.discard({ changeset: now.changeset });
  }, []);
  useEffect(() => () => void discard().catch(() => undefined), [discard]);

  const { patch, choose } = imports;
  const check = useCallback(
    async (given: readonly ImportFile[], notice: CheckNotice | null = null): Promise<void> => {
      const files = inCommitOrder(given).filter(({ handle }) => handle !== null);
      const before = latest.current.stage;
      for (const { key } of files) patch(key, { failure: null });
      setFailure(null);
      setStage({ name: 'checking' });
      try {
        const [first] = files;
        const title =
          files.length === 1 && first !== undefined
            ? t('imports.checking', { name: first.name })
            : t('imports.checking-files', { count: files.length });
        const { changeset, sheets } = await run(title, (signal) =>
          client.imports.stage(
            {
              files: files.map(({ handle, encoding, drafts }) => ({
                handle: handle!,
                encoding,
                sheets: drafts.filter(({ included }) => included).map(planOf),
              })),
            },
            { signal },
          ),
        );
        if (before.name === 'checked')
          await client.imports.discard({ changeset: before.changeset });
        for (const { key, drafts } of files)
          patch(key, {
            drafts: drafts.map((draft) => ({ ...draft, unchecked: new Set<string>() })),
          });
        startTransition(() => setStage({ name: 'checked', changeset, sheets, notice }));
      } catch (error) {
        // What was checked before still stands.
        startTransition(() => setStage(before.name === 'checked' ? before : { name: 'recognise' }));
        if (isCancelled(error)) return;
        const named = failureOf(error)?.params['file'];
        const file = files.find(({ name }) => name === named);
        if (file === undefined || before.name === 'checked') return setFailure(error);
        patch(file.key, { failure: error });
        choose(file.key);
      }
    },
    [patch, choose, run, t],
  );

  /** Back to recognition with every answer kept. */
  const back = useCallback(async (): Promise<void> => {
    const leaving = discard();
    startTransition(() => setStage({ name: 'recognise' }));
    setFailure(null);
    await leaving;
  }, [discard]);

  /** Imports were taken back: files of which nothing is left stand where recognition left them. */
  const takenBack = useCallback(
    (uids: ReadonlySet<string>): void => {
      for (const file of latest.current.files)
        if (file.stage.name === 'committed' && file.stage.imports.every(({ uid }) => uids.has(uid)))
          patch(file.key, { stage: { name: 'recognised' } });
      const { stage: now } = latest.current;
      if (now.name === 'committed' && now.imports.every(({ uid }) => uids.has(uid)))
        startTransition(() => setStage({ name: 'recognise' }));
    },
    [patch],
  );

  /** On to the files that were left; what is committed stays marked. */
  const goOn = useCallback((): void => {
    choose(null);
    startTransition(() => setStage({ name: 'recognise' }));
  }, [choose]);

  const commit = useCallback(async (): Promise<void> => {
    const now = latest.current.stage;
    if (now.name !== 'checked') return;
    const { changeset, sheets } = now;
    setFailure(null);
    setStage({ ...now, name: 'committing' });
    let asked = false;
    try {
      const [first] = sheets;
      const title =
        sheets.length === 1 && first !== undefined
          ? t('imports.committing', { name: first.file })
          : t('imports.committing-sheets', { count: sheets.length });
      const { imports: done, stopped }: CommittedBatch = await run(title, (signal) => {
        signal.addEventListener('abort', () => {
          asked = true;
          void client.imports.stop({ changeset }).catch(() => undefined);
        });
        return client.imports.commit({ changeset });
      });
      for (const file of latest.current.files) {
        const own = done.filter((_, index) => sheets[index]?.handle === file.handle);
        const all = sheets.filter(({ handle }) => handle === file.handle);
        if (own.length === 0) continue;
        if (own.length === all.length)
          patch(file.key, { stage: { name: 'committed', imports: own } });
        // A workbook of which some sheets are in: the others are left for the next check.
        else
          patch(file.key, {
            drafts: file.drafts.map((draft) =>
              own.some(({ sheet }) => sheet === draft.sheet.name)
                ? { ...draft, included: false }
                : draft,
            ),
          });
      }
      setStage({ name: 'committed', imports: done, stopped, tooLate: asked && stopped === null });
    } catch (error) {
      const stopped = isCancelled(error);
      setStage({ ...now, notice: stopped ? 'commit-stopped' : null });
      if (!stopped) setFailure(error);
      if (hasCode(error, 'stale')) await check(batchOf(latest.current.files).ready, 'commit-stale');
    }
  }, [check, patch, run, t]);

  return { stage, work, failure, check, back, goOn, takenBack, commit };
};

export type BatchState = ReturnType<typeof useBatchState>;
