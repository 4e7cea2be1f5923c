import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  ImportResult,
  RecognisedFile,
  StagedSheet,
} from '../../../shared/contract/imports.ts';
import { kindOrder } from '../../../shared/domain/imports/kinds.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { hasCode, isCancelled } from '../../app/failure.ts';
import { useSettings } from '../../app/program.tsx';
import { useLongWork } from '../../app/tasks.tsx';
import { client } from '../../rpc/client.ts';
import { uploadFile } from '../../rpc/files.ts';
import { draftFile, keepAnswers, planOf } from './draft.ts';
import type { SheetDraft } from './draft.ts';
import { createQueue } from './queue.ts';

export type FileStage =
  | { readonly name: 'receiving'; readonly fraction: number }
  | { readonly name: 'recognising' }
  | { readonly name: 'failed'; readonly error: unknown }
  | { readonly name: 'recognised' }
  | { readonly name: 'checking' }
  | {
      readonly name: 'checked';
      readonly changeset: string;
      readonly sheets: readonly StagedSheet[];
      /** The workspace changed since an earlier check of this file. */
      readonly moved: boolean;
    }
  | { readonly name: 'committing' }
  | { readonly name: 'committed'; readonly imports: readonly ImportResult[] };

export interface SheetOverride {
  readonly sheet: string;
  readonly headerRow: number | null;
  readonly kind: ImportKind | null;
}

/** One dropped file on its way through the three steps. */
export interface ImportFile {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  readonly handle: string | null;
  readonly encoding: string | null;
  readonly overrides: readonly SheetOverride[];
  readonly recognised: RecognisedFile | null;
  readonly drafts: readonly SheetDraft[];
  readonly stage: FileStage;
  /** A failure of the last step that left the file where it was. */
  readonly failure: unknown;
}

const firstKind = (file: ImportFile): number =>
  Math.min(
    ...file.drafts.map(({ sheet }) => (sheet.kind === null ? Infinity : kindOrder[sheet.kind])),
    Infinity,
  );

/** Files in the order in which they are committed: what others refer to comes first. */
export const inCommitOrder = (files: readonly ImportFile[]): readonly ImportFile[] =>
  [...files].sort((a, b) => firstKind(a) - firstKind(b) || a.key - b.key);

/** Each recognition is a process of its own; more of them at once only make all of them slower. */
const recogniseAtOnce = createQueue(2);

/** The files on their way into the workspace; outlives a visit to another room. */
export const useImportFilesState = () => {
  const t = useT();
  const { zone } = useSettings();
  const startLongWork = useLongWork();
  const [files, setFiles] = useState<readonly ImportFile[]>([]);
  const [chosen, choose] = useState<number | null>(null);
  const nextKey = useRef(1);
  const aborts = useRef(new Map<number, AbortController>());
  // What an answer that arrives later finds: the files as they are then.
  const latest = useRef(files);
  useEffect(() => {
    latest.current = files;
  }, [files]);

  const patch = useCallback((key: number, change: Partial<ImportFile>): void => {
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...change } : file)));
  }, []);

  const recognise = useCallback(
    async (
      key: number,
      handle: string,
      encoding: string | null,
      overrides: readonly SheetOverride[],
      changed: string | null = null,
    ): Promise<void> => {
      aborts.current.get(key)?.abort();
      const controller = new AbortController();
      const { signal } = controller;
      aborts.current.set(key, controller);
      try {
        await recogniseAtOnce(async () => {
          if (signal.aborted) return;
          patch(key, {
            handle,
            encoding,
            overrides,
            stage: { name: 'recognising' },
            failure: null,
          });
          const work = await client.imports.recognise(
            { handle, encoding, sheets: [...overrides] },
            { signal },
          );
          let step = await work.next();
          while (step.done !== true) step = await work.next();
          const recognised = step.value;
          const before = latest.current.find((file) => file.key === key)?.drafts ?? [];
          patch(key, {
            recognised,
            encoding: recognised.encoding,
            drafts: keepAnswers(draftFile(recognised, zone), before, changed),
            stage: { name: 'recognised' },
          });
        });
      } catch (error) {
        if (!signal.aborted) patch(key, { stage: { name: 'failed', error } });
      }
    },
    [patch, zone],
  );

  const release = useCallback(async (file: ImportFile): Promise<void> => {
    aborts.current.get(file.key)?.abort();
    aborts.current.delete(file.key);
    if (file.stage.name === 'checked')
      await client.imports.discard({ changeset: file.stage.changeset });
    if (file.handle !== null) await client.files.release({ handle: file.handle });
  }, []);

  useEffect(
    () => () => {
      // The workspace was closed: what was not committed goes.
      for (const file of latest.current) release(file).catch(() => undefined);
    },
    [release],
  );

  const remove = useCallback(
    (gone: (file: ImportFile) => boolean): void => {
      for (const file of latest.current.filter(gone)) void release(file);
      setFiles((all) => all.filter((file) => !gone(file)));
    },
    [release],
  );

  const add = useCallback(
    (dropped: readonly File[]): void => {
      // The next batch does not stand behind one that is done.
      const done = latest.current.every((file) => file.stage.name === 'committed');
      if (done) remove(() => true);
      dropped.forEach((file, index) => {
        const key = nextKey.current++;
        const controller = new AbortController();
        aborts.current.set(key, controller);
        setFiles((all) => [
          ...all,
          {
            key,
            name: file.name,
            bytes: file.size,
            handle: null,
            encoding: null,
            overrides: [],
            recognised: null,
            drafts: [],
            stage: { name: 'receiving', fraction: 0 },
            failure: null,
          },
        ]);
        if (done && index === 0) choose(null);
        uploadFile(file, {
          signal: controller.signal,
          onProgress: (fraction) => patch(key, { stage: { name: 'receiving', fraction } }),
        })
          .then((handle) => recognise(key, handle, null, []))
          .catch((error: unknown) => {
            if (!controller.signal.aborted) patch(key, { stage: { name: 'failed', error } });
          });
      });
    },
    [patch, recognise, remove],
  );

  const check = useCallback(
    async (file: ImportFile, drafts: readonly SheetDraft[], moved = false): Promise<void> => {
      const { handle, encoding } = file;
      if (handle === null) return;
      const plans = drafts.filter((draft) => draft.included).map(planOf);
      choose(file.key);
      patch(file.key, { drafts, stage: { name: 'checking' }, failure: null });
      try {
        if (file.stage.name === 'checked')
          await client.imports.discard({ changeset: file.stage.changeset });
        const { changeset, sheets } = await startLongWork({
          title: t('imports.checking', { name: file.name }),
          run: (signal) => client.imports.stage({ handle, encoding, sheets: plans }, { signal }),
        });
        patch(file.key, { stage: { name: 'checked', changeset, sheets, moved } });
      } catch (error) {
        patch(file.key, {
          stage: { name: 'recognised' },
          failure: isCancelled(error) ? null : error,
        });
      }
    },
    [patch, startLongWork, t],
  );

  /** Back to recognition with every answer kept: before a commit, or after it was undone. */
  const back = useCallback(
    async (file: ImportFile): Promise<void> => {
      patch(file.key, { stage: { name: 'recognised' }, failure: null });
      if (file.stage.name === 'checked')
        await client.imports.discard({ changeset: file.stage.changeset });
    },
    [patch],
  );

  /** True when the file was committed; else it stands where it was, or checked anew. */
  const commit = useCallback(
    async (file: ImportFile): Promise<boolean> => {
      const { stage } = file;
      if (stage.name !== 'checked') return false;
      patch(file.key, { stage: { name: 'committing' }, failure: null });
      try {
        const { imports } = await startLongWork({
          title: t('imports.committing', { name: file.name }),
          run: (signal) => client.imports.commit({ changeset: stage.changeset }, { signal }),
        });
        patch(file.key, { stage: { name: 'committed', imports } });
        return true;
      } catch (error) {
        patch(file.key, { stage, failure: isCancelled(error) ? null : error });
        if (hasCode(error, 'stale')) await check(file, file.drafts, true);
        return false;
      }
    },
    [patch, startLongWork, t, check],
  );

  return { files, chosen, choose, add, remove, patch, recognise, check, back, commit };
};

export type ImportFiles = ReturnType<typeof useImportFilesState>;
