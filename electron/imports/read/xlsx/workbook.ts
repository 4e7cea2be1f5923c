import { posix } from 'node:path';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { readStyles, type NumberKind } from './styles.ts';
import { attribute, elements, partText } from './xml.ts';
import type { Archive } from './zip.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly epoch1904: boolean;
  readonly styles: readonly NumberKind[];
  readonly sharedStrings: string | null;
}

/** Where everything is, following the relations and not the usual names. */
export const readWorkbook = (archive: Archive, file: string): Workbook => {
  const main = relations(archive, '', file).find((one) => one.type === 'officeDocument');
  if (main === undefined) throw new WorkstationError('not-a-spreadsheet', { file });
  const text = partText(archive.read(main.target), file);
  if (!text.includes('<workbook')) throw new WorkstationError('not-a-spreadsheet', { file });
  const related = relations(archive, main.target, file);
  const targetOf = (id: string | null) => related.find((one) => one.id === id)?.target;
  const sheets = [...elements(text, 'sheet')].flatMap(({ tag }) => {
    const part = targetOf(attribute(tag, 'id'));
    const state = attribute(tag, 'state');
    return part === undefined || !archive.has(part)
      ? []
      : [
          {
            name: attribute(tag, 'name') ?? '',
            hidden: state === 'hidden' || state === 'veryHidden',
            part,
          },
        ];
  });
  if (sheets.length === 0) throw new WorkstationError('no-sheets', { file });
  const properties = [...elements(text, 'workbookPr')][0]?.tag ?? '';
  const styles = related.find((one) => one.type === 'styles')?.target;
  const strings = related.find((one) => one.type === 'sharedStrings')?.target;
  return {
    sheets,
    epoch1904: ['1', 'true'].includes(attribute(properties, 'date1904') ?? ''),
    styles:
      styles !== undefined && archive.has(styles)
        ? readStyles(partText(archive.read(styles), file))
        : [],
    sharedStrings: strings !== undefined && archive.has(strings) ? strings : null,
  };
};

interface Relation {
  readonly id: string;
  /** Last word of the relation's type address. */
  readonly type: string;
  readonly target: string;
}

const relations = (archive: Archive, of: string, file: string): Relation[] => {
  const folder = posix.dirname(of) === '.' ? '' : `${posix.dirname(of)}/`;
  const part = `${folder}_rels/${posix.basename(of)}.rels`;
  if (!archive.has(part)) return [];
  return [...elements(partText(archive.read(part), file), 'Relationship')].map(({ tag }) => {
    const target = attribute(tag, 'Target') ?? '';
    return {
      id: attribute(tag, 'Id') ?? '',
      type: (attribute(tag, 'Type') ?? '').split('/').at(-1)!,
      target: target.startsWith('/') ? target.slice(1) : posix.normalize(folder + target),
    };
  });
};
