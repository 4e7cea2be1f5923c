import type { Why } from '../../../contract/retrospective-words.ts';
import type { Facts } from '../../../contract/retrospectives.ts';
import type { ReportBlock, ReportOpening, ReportTreeItem } from '../document.ts';
import { placeName } from '../place-name.ts';
import { placesOf } from '../places.ts';
import { openingOf, type Writing } from './cells.ts';

/** What a why may point at: every figure of the facts, by its key. */
export const whyOpenings = (facts: Facts, writing: Writing): ReadonlyMap<string, ReportOpening> =>
  new Map(
    placesOf(facts).flatMap((place) =>
      place.figure === null || !place.opens
        ? []
        : [[place.key, openingOf(writing, place.key, place.figure, placeName(place, writing))]],
    ),
  );

/** How deep each of them stands, from 0. */
export const levelsOf = (whys: readonly Why[]): ReadonlyMap<string, number> => {
  const levels = new Map<string, number>();
  for (const { uid, parentUid } of whys)
    levels.set(uid, parentUid === null ? 0 : (levels.get(parentUid) ?? 0) + 1);
  return levels;
};

/** Named in the sentence. */
const ROOTS = 3;

/** The tree of whys as an indented list, under the causes that it comes to. */
export const whyBlocks = (
  facts: Facts,
  whys: readonly Why[],
  writing: Writing,
): { readonly blocks: ReportBlock[]; readonly message: string } => {
  if (whys.length === 0) return { blocks: [], message: '' };
  const openings = whyOpenings(facts, writing);
  const levels = levelsOf(whys);
  const parents = new Set(whys.map(({ parentUid }) => parentUid));
  const items = whys.map(({ uid, text, figureKey }): ReportTreeItem => {
    const opening = figureKey === null ? undefined : openings.get(figureKey);
    return { text, level: levels.get(uid) ?? 0, ...(opening === undefined ? {} : { opening }) };
  });
  const roots = whys.filter(({ uid }) => (levels.get(uid) ?? 0) > 0 && !parents.has(uid));
  return {
    blocks: [{ kind: 'tree', title: writing.say('words.whys'), items }],
    message:
      roots.length === 0
        ? writing.say('words.whys-shallow', { count: whys.length })
        : writing.say('words.whys-roots', {
            count: roots.length,
            roots: roots
              .slice(0, ROOTS)
              .map(({ text }) => text.replace(/[。.；;]$/u, ''))
              .join(writing.say('words.whys-joint')),
          }),
  };
};
