import { isSpecial, type SheetRow } from '../../../shared/domain/cells.ts';
import { createKeyTable, hashed, hashText } from './key-table.ts';

/** Says of each row whether the same cells came before; 96 bits a row tell rows apart. */
export const createRepeatedRows = (): ((row: SheetRow) => boolean) => {
  const seen = createKeyTable();
  return ({ cells }) => {
    let text = '';
    for (const cell of cells)
      text +=
        typeof cell === 'string'
          ? `\u0001${cell}`
          : cell === null
            ? '\u0002'
            : isSpecial(cell)
              ? `\u0003${cell.kind} ${cell.text}`
              : `\u0004${cell}`;
    hashText(text, 2);
    const check = hashed[0]! | 1 | 0;
    if (seen.get(text) === check) return true;
    seen.put(check);
    return false;
  };
};
