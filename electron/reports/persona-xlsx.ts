import type { PersonaDocument } from '../../shared/domain/persona/document.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import { createXlsx } from '../imports/write/xlsx-writer.ts';
import { writeTable } from './xlsx.ts';

/** A workbook of two sheets: the numbers, and what they are of. */
export const writePersonaXlsx = (
  path: string,
  { title, facts, table }: PersonaDocument,
  language: Language,
): void => {
  const book = createXlsx(path);
  writeTable(book, table);
  const sheet = book.sheet(translate(language, 'persona.sheet-about'), [
    { header: title, width: 110 },
  ]);
  for (const fact of facts) sheet.row([fact]);
  sheet.close();
  book.finish();
};
