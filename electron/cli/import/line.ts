import {
  rowClasses,
  type ImportCounts,
  type ImportWarning,
} from '../../../shared/contract/imports.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translateAny } from '../../../shared/messages/translate.ts';

interface Done extends ImportCounts {
  readonly sheet: string;
  readonly kind: string;
  readonly warnings: readonly ImportWarning[];
}

/** One sheet as `import` and `sample` print it; `id` is null when nothing was committed. */
export const importLine = (
  done: Done,
  { id, file, durationMs }: { id: string | null; file: string; durationMs: number },
  language: Language,
) => ({
  id,
  file,
  sheet: done.sheet,
  kind: done.kind,
  rows: done.rows,
  created: done.created,
  updated: done.updated,
  unchanged: done.unchanged,
  conflicts: done.conflicts,
  rejected: done.rejected,
  skipped: done.skipped,
  entities: done.entities,
  ended: done.ended,
  warnings: done.warnings.map(({ code, row, column, params }) => ({
    code,
    row,
    column,
    message: translateAny(language, `imports.warning-${code}`, params) ?? code,
  })),
  durationMs,
});
export type ImportLine = ReturnType<typeof importLine>;

/** The same for people: counts, what else happened, and the id to undo it by. */
export const importText = (one: ImportLine, language: Language): string => {
  const counts = rowClasses
    .map((name) => `${translateAny(language, `imports.class-${name}`) ?? name} ${one[name]}`)
    .join(' · ');
  const id = one.id === null ? '' : ` (${one.id})`;
  return [
    `${one.file} [${one.sheet}] ${one.rows}: ${counts}${id}`,
    ...one.warnings.map((warning) => `  ${warning.message}`),
  ].join('\n');
};
