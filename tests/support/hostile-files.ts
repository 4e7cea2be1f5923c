import { hostileArchives } from './hostile/archives.ts';
import { hostileOldWorkbooks } from './hostile/old-workbooks.ts';
import { hostileOpenDocuments } from './hostile/open-documents.ts';
import { hostileTexts } from './hostile/texts-and-pages.ts';
import { hostileWorkbooks } from './hostile/workbooks.ts';
import type { HostileFile } from './hostile/pieces.ts';

/** Files that mean harm, each small to make. */
export const hostileFiles: readonly HostileFile[] = [
  ...hostileWorkbooks,
  ...hostileArchives,
  ...hostileTexts,
  ...hostileOpenDocuments,
  ...hostileOldWorkbooks,
];
