import { useCallback, useRef, useState } from 'react';
import type {
  ImportResult,
  RecognisedFile,
  StagedSheet,
} from '../../../shared/contract/imports.ts';
import { kindOrder } from '../../../shared/domain/imports/kinds.ts';
import type { ImportKind } from '../../../shared/domain/imports/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { isCancelled } from '../../app/failure.ts';
import { useSettings } from '../../app/program.tsx';
import { useLongWork } from '../../app/tasks.tsx';
import { client } from '../../rpc/client.ts';
import { uploadFile } from '../../rpc/files.ts';
import { draftFile, planOf } from './draft.ts';
import type { SheetDraft } from './draft.ts';

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

interface SheetOverride {
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

export const useImportFiles = () => {
  const t = useT();
  const { zone } = useSettings();
  const startLongWork = useLongWork();
  const [files, setFiles] = useState<readonly ImportFile[]>([]);
  const nextKey = useRef(1);
  const aborts = useRef(new Map<number, AbortController>());

  const patch = useCallback((key: number, change: Partial<ImportFile>): void => {
    setFiles((all) => all.map((file) => (file.key === key ? { ...file, ...change } : file)));
  }, []);

  const recognise = useCallback(
    async (
      key: number,
      handle: string,
      encoding: string | null,
      overrides: readonly SheetOverride[],
    ): Promise<void> => {
      aborts.current.get(key)?.abort();
      const controller = new AbortController();
      aborts.current.set(key, controller);
      patch(key, { handle, encoding, overrides, stage: { name: 'recognising' }, failure: null });
      try {
        const work = await client.imports.recognise(
          { handle, encoding, sheets: [...overrides] },
          { signal: controller.signal },
        );
        let step = await work.next();
        while (step.done !== true) step = await work.next();
        const recognised = step.value;
        patch(key, {
          recognised,
          encoding: recognised.encoding,
          drafts: draftFile(recognised, zone),
          stage: { name: 'recognised' },
        });
      } catch (error) {
        if (!controller.signal.aborted) patch(key, { stage: { name: 'failed', error } });
      }
    },
    [patch, zone],
  );

  const add = useCallback(
    (chosen: readonly File[]): readonly number[] =>
      chosen.map((file) => {
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
        uploadFile(file, {
          signal: controller.signal,
          onProgress: (fraction) => patch(key, { stage: { name: 'receiving', fraction } }),
        })
          .then((handle) => recognise(key, handle, null, []))
          .catch((error: unknown) => {
            if (!controller.signal.aborted) patch(key, { stage: { name: 'failed', error } });
          });
        return key;
      }),
    [patch, recognise],
  );

  const remove = useCallback(async (file: ImportFile): Promise<void> => {
    aborts.current.get(file.key)?.abort();
    aborts.current.delete(file.key);
    setFiles((all) => all.filter((one) => one.key !== file.key));
    if (file.stage.name === 'checked')
      await client.imports.discard({ changeset: file.stage.changeset });
    if (file.handle !== null) await client.files.release({ handle: file.handle });
  }, []);

  const check = useCallback(
    async (file: ImportFile, drafts: readonly SheetDraft[], moved = false): Promise<void> => {
      const { handle, encoding } = file;
      if (handle === null) return;
      const plans = drafts.filter((draft) => draft.included).map(planOf);
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

  const back = useCallback(
    async (file: ImportFile): Promise<void> => {
      patch(file.key, { stage: { name: 'recognised' }, failure: null });
      if (file.stage.name === 'checked')
        await client.imports.discard({ changeset: file.stage.changeset });
    },
    [patch],
  );

  return { files, add, remove, patch, recognise, check, back };
};
