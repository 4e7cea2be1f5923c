import type { FieldId } from '../../../shared/domain/imports/fields.ts';
import { blockOfFile } from './draft.ts';
import type { Block, SheetDraft } from './draft.ts';
import type { ImportFile } from './use-import-files.ts';

export const isBusy = ({ stage }: ImportFile): boolean =>
  stage.name === 'receiving' || stage.name === 'recognising';

/** What the file waits for; null when it can be checked. */
export const blockOfTaken = (file: ImportFile): Block | null =>
  file.stage.name === 'recognised' ? blockOfFile(file.drafts) : null;

export interface Batch {
  /** Files that the next check takes, in the order of committing. */
  readonly ready: readonly ImportFile[];
  /** Files that wait for an answer of the operator. */
  readonly blocked: readonly ImportFile[];
  /** Files on their way in; the check waits for them. */
  readonly arriving: readonly ImportFile[];
  /** Files that the operator took out. */
  readonly left: readonly ImportFile[];
}

/** How the dropped files stand, in the order in which they are given. */
export const batchOf = (files: readonly ImportFile[]): Batch => {
  const open = files.filter(({ stage }) => stage.name !== 'committed' && stage.name !== 'failed');
  const taken = open.filter((file) => file.taken);
  const recognised = taken.filter((file) => !isBusy(file));
  return {
    ready: recognised.filter((file) => blockOfTaken(file) === null),
    blocked: recognised.filter((file) => blockOfTaken(file) !== null),
    arriving: taken.filter(isBusy),
    left: open.filter((file) => !file.taken),
  };
};

/** Rows that were mended or chosen for since the last check. */
export const uncheckedOf = (files: readonly ImportFile[]): number =>
  files
    .flatMap(({ drafts }) => drafts)
    .reduce((sum, { included, unchecked }) => sum + (included ? unchecked.size : 0), 0);

/** The fields of a sheet, in the order of its columns. */
export const fieldsOf = ({ sheet, fields }: SheetDraft): readonly MappedColumn[] =>
  sheet.columns.flatMap(({ index, header }) => {
    const field = fields.get(index);
    return field === undefined ? [] : [{ field, header }];
  });

export interface MappedColumn {
  readonly field: FieldId;
  readonly header: string;
}
