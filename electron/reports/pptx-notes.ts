import type { ReportOpening } from '../../shared/domain/report/document.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { Page } from './pptx-pages.ts';
import type { Piece } from './pptx-pieces.ts';

const openingsOf = (piece: Piece): readonly ReportOpening[] => {
  switch (piece.kind) {
    case 'figures':
      return piece.items;
    case 'chart':
      return piece.openings;
    case 'table':
      return piece.rows.flatMap((row) => row.flatMap(({ opening }) => opening ?? []));
    case 'text':
      return piece.opening === undefined ? [] : [piece.opening];
    default: {
      const never: never = piece;
      return never;
    }
  }
};

/** What a group of figures with one definition has in common in its names. */
const commonName = (names: readonly string[]): string => {
  const [first = '', ...rest] = names.map((name) => name.split(' · '));
  if (first === '') return '';
  return first.filter((part) => rest.every((other) => other.includes(part))).join(' · ');
};

/** What the speaker needs to answer questions: the definition of every figure on the slide. */
export const notesOf = ({ placed, spoken }: Page, language: Language): string => {
  const lines: string[] = [];
  const defined = new Map<string, string[]>();
  for (const { piece } of placed) {
    if (piece.kind === 'chart') lines.push(piece.alt);
    for (const opening of openingsOf(piece)) {
      if (piece.kind !== 'table')
        lines.push(`${opening.label} ${opening.value}`, ...opening.details);
      else if (opening.details[0] !== undefined) {
        const names = defined.get(opening.details[0]) ?? [];
        defined.set(opening.details[0], [...names, opening.label]);
      }
    }
  }
  for (const [definition, names] of defined) {
    const name = commonName(names);
    lines.push(name === '' ? definition : `${name} – ${definition}`);
  }
  const notes = lines.length === 0 ? [] : [translate(language, 'exports.notes'), ...lines];
  return [...spoken, ...notes].join('\n');
};
