import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { ImportResult, RecognisedFile } from '../../../shared/contract/imports.ts';
import { kindOrder } from '../../../shared/domain/imports/kinds.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { useSettings } from '../../app/program.tsx';
import { client } from '../../rpc/client.ts';
import { uploadFile } from '../../rpc/files.ts';
import { draftFile, keepAnswers } from './draft.ts';
import type { SheetDraft } from './draft.ts';
import { createQueue } from './queue.ts';

export type FileStage =
  | { readonly name: 'receiving'; readonly fraction: number }
  | { readonly name: 'recognising' }
  | { readonly name: 'failed'; readonly error: unknown }
  | { readonly name: 'recognised' }
  | { readonly name: 'committed'; readonly imports: readonly ImportResult[] };

export interface SheetOverride {
  readonly sheet: string;
  readonly headerRow: number | null;
  readonly kind: ImportKind | null;
}

/** One dropped file, from its arrival to what was committed of it. */
export interface ImportFile {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  readonly handle: string | null;
  readonly encoding: string | null;
  /** The operator switched it: the first rows show whether the text is right now. */
  readonly encodingChosen: boolean;
  readonly overrides: readonly SheetOverride[];
  readonly recognised: RecognisedFile | null;
  readonly drafts: readonly SheetDraft[];
  /** Goes into the batch; taken out and put back by the operator. */
  readonly taken: boolean;
  readonly stage: FileStage;
  /** A failure of the last check that was about this file. */
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

/** The dropped files and what they are understood to be. */
export const useImportFilesState = () => {
  const { zone } = useSettings();
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
          // Drawn piece by piece: a wide sheet does not hold the page up.
          startTransition(() =>
            patch(key, {
              recognised,
              encoding: recognised.encoding,
              drafts: keepAnswers(draftFile(recognised, zone), before, changed),
              stage: { name: 'recognised' },
            }),
          );
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
            encodingChosen: false,
            overrides: [],
            recognised: null,
            drafts: [],
            taken: true,
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

  return { files, chosen, choose, add, remove, patch, recognise };
};

export type ImportFilesState = ReturnType<typeof useImportFilesState>;
