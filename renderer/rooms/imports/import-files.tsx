import { createContext, use, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useBatchState } from './use-batch.ts';
import type { BatchState } from './use-batch.ts';
import { useImportFilesState } from './use-import-files.ts';
import type { ImportFilesState } from './use-import-files.ts';

export interface Imports extends ImportFilesState {
  readonly batch: BatchState;
}

const ImportFilesContext = createContext<Imports | null>(null);

/** Stands above the rooms: a file half-way in is still there after a look at another room. */
export const ImportFilesProvider = ({ children }: { readonly children: ReactNode }) => {
  const files = useImportFilesState();
  const batch = useBatchState(files);
  const imports = useMemo(() => ({ ...files, batch }), [files, batch]);
  return <ImportFilesContext value={imports}>{children}</ImportFilesContext>;
};

export const useImportFiles = (): Imports => {
  const files = use(ImportFilesContext);
  if (files === null) throw new Error('no provider of import files above this component');
  return files;
};
