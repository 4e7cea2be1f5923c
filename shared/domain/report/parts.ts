import type { Facts } from '../../contract/retrospectives.ts';
import { partKeys, type PartKey, type PartWords } from '../../contract/retrospective-words.ts';
import type { ReportBlock } from './document.ts';
import { placesOf, type Place } from './places.ts';

type Parts = readonly PartWords[];

export const isPart = (key: string | undefined): key is PartKey =>
  (partKeys as readonly (string | undefined)[]).includes(key);

/** The part of the document in which a number stands. */
export const partOfPlace = ({ place }: Pick<Place, 'place'>): PartKey => {
  switch (place) {
    case 'score':
    case 'kpi':
      return 'kpis';
    case 'before':
    case 'during':
    case 'after':
      return 'comparison';
    case 'event':
      return 'events';
    default:
      return place;
  }
};

export const isShown = (parts: Parts, key: string | undefined): boolean =>
  parts.find((part) => part.key === key)?.shown !== false;

/** The numbers that the document tells. */
export const shownPlaces = (facts: Facts, parts: Parts): Place[] =>
  placesOf(facts).filter((place) => isShown(parts, partOfPlace(place)));

/** Blocks of one part beside each other. */
export const byPart = (blocks: readonly ReportBlock[]): ReportBlock[][] => {
  const groups: ReportBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]!.key === block.key) last.push(block);
    else groups.push([block]);
  }
  return groups;
};

/** Blocks without the parts that are left out, each part with its comment at its end. */
export const withParts = (blocks: readonly ReportBlock[], parts: Parts): ReportBlock[] =>
  byPart(blocks).flatMap((group): ReportBlock[] => {
    const { key } = group[0]!;
    const words = parts.find((part) => part.key === key);
    if (key === undefined || words === undefined) return group;
    if (!words.shown) return [];
    const lines = words.comment.split(/\n+/).filter((line) => line.trim() !== '');
    return [...group, ...lines.map((text) => ({ kind: 'paragraph' as const, key, text }))];
  });

/** The facts that are handed over: without what the document leaves out. */
export const shownFacts = (facts: Facts, parts: Parts): Partial<Facts> => {
  const { kpis, score, funnel, events, comparison, daily, contributors, blocks, ...rest } = facts;
  const shows = (key: PartKey): boolean => isShown(parts, key);
  return {
    ...rest,
    ...(shows('kpis') ? { kpis, score } : {}),
    ...(shows('funnel') ? { funnel } : {}),
    ...(shows('events') ? { events } : {}),
    ...(shows('comparison') ? { comparison, daily } : {}),
    ...(shows('contributors') ? { contributors } : {}),
    blocks: Object.fromEntries(
      Object.entries(blocks).filter(([key]) => isShown(parts, key)),
    ) as Facts['blocks'],
  };
};
