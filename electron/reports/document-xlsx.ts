import type { ReportBlock, ReportDocument } from '../../shared/domain/report/document.ts';
import { createXlsx } from '../imports/write/xlsx-writer.ts';
import { writeTable } from './xlsx.ts';

const linesOf = (block: ReportBlock): readonly string[] =>
  block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [];

/** A document of words and tables as a workbook: its words first, then a sheet for each table. */
export const writeDocumentXlsx = (path: string, document: ReportDocument): void => {
  const book = createXlsx(path);
  const words = book.sheet(document.subtitle, [
    { header: document.subtitle, width: 24 },
    { header: document.title, width: 110 },
  ]);
  for (const line of document.facts) words.row([null, line]);
  for (const { heading, blocks } of document.sections)
    blocks
      .flatMap(linesOf)
      .forEach((line, index) => words.row([index === 0 ? heading : null, line]));
  words.close();
  for (const { blocks } of document.sections)
    for (const block of blocks) if (block.kind === 'table') writeTable(book, block);
  book.finish();
};
