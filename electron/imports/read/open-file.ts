import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { defaultCaps, type Caps } from './caps.ts';
import { fileChunks } from './encoding.ts';
import { openContent } from './open-content.ts';
import type { FileWarning } from './gate.ts';
import type { Opened } from './opened.ts';
import type { TextCounts } from './text-rows.ts';

export type { RowBatch, SheetInfo } from './opened.ts';

export interface OpenedFile extends Omit<Opened, 'warnings'> {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Found when it was opened; reading rows adds what was replaced in them. */
  readonly warnings: () => readonly FileWarning[];
}

export interface OpenOptions {
  readonly encoding?: string;
  readonly caps?: Partial<Caps>;
  /** Folder for what archives hold; what is put there goes when the file is closed. */
  readonly scratch?: string;
}

/** Opens a spreadsheet of any supported format by its content; throws the file errors. */
export const openFile = async (
  path: string,
  name: string,
  { encoding, caps, scratch = tmpdir() }: OpenOptions = {},
): Promise<OpenedFile> => {
  // What was replaced, by sheet: reading a sheet again counts it anew.
  const counts = new Map<number, TextCounts>();
  const countOf = (sheetIndex: number): TextCounts => {
    const fresh = { nul: 0, surrogates: 0 };
    counts.set(sheetIndex, fresh);
    return fresh;
  };
  const { bytes, ...opened } = await openContent({
    path,
    name,
    caps: { ...defaultCaps, ...caps },
    countOf,
    encoding,
    scratch,
  });
  return {
    ...opened,
    name,
    bytes,
    sha256: hashFile(path),
    warnings: () => [...(opened.warnings ?? []), ...countWarnings([...counts.values()])],
  };
};

const hashFile = (path: string): string => {
  const hash = createHash('sha256');
  for (const chunk of fileChunks(path)) hash.update(chunk);
  return hash.digest('hex');
};

const countWarnings = (counts: readonly TextCounts[]): FileWarning[] => {
  const nul = counts.reduce((sum, one) => sum + one.nul, 0);
  const surrogates = counts.reduce((sum, one) => sum + one.surrogates, 0);
  return [
    ...(nul > 0 ? [{ code: 'nul-replaced' as const, params: { count: nul } }] : []),
    ...(surrogates > 0
      ? [{ code: 'surrogate-replaced' as const, params: { count: surrogates } }]
      : []),
  ];
};
