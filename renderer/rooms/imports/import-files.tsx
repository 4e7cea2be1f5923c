import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import { useImportFilesState } from './use-import-files.ts';
import type { ImportFiles } from './use-import-files.ts';

const ImportFilesContext = createContext<ImportFiles | null>(null);

/** Stands above the rooms: a file half-way in is still there after a look at another room. */
export const ImportFilesProvider = ({ children }: { readonly children: ReactNode }) => (
  <ImportFilesContext value={useImportFilesState()}>{children}</ImportFilesContext>
);

export const useImportFiles = (): ImportFiles => {
  const files = use(ImportFilesContext);
  if (files === null) throw new Error('no provider of import files above this component');
  return files;
};
