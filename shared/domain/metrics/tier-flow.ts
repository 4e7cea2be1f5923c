import { tierMove, tierMoves, type TierMove, type TierPlace } from './tiers.ts';

/** So many people were in `from` on the first date and in `to` on the second; null = in no tier. */
export interface FlowCell {
  readonly from: TierPlace | null;
  readonly to: TierPlace | null;
  readonly count: number;
}

export interface TierFlowRow {
  readonly start: number;
  readonly end: number;
  /** Of everybody in a tier on that date; null where nobody is. */
  readonly startShare: number | null;
  readonly endShare: number | null;
  readonly stayed: number;
  readonly inPromoted: number;
  readonly inDemoted: number;
  readonly entered: number;
  readonly outPromoted: number;
  readonly outDemoted: number;
  readonly gone: number;
}

export interface TierFlow {
  /** By place, from the top. */
  readonly tiers: readonly TierFlowRow[];
  readonly start: number;
  readonly end: number;
  readonly moves: Readonly<Record<TierMove, number>>;
}

/** Who came into each tier and who went, between two dates, and the share of each on both. */
export const tierFlow = (cells: readonly FlowCell[], tiers: number): TierFlow => {
  const sum = (holds: (cell: FlowCell, move: TierMove) => boolean): number =>
    cells.reduce(
      (total, cell) => (holds(cell, tierMove(cell.from, cell.to)) ? total + cell.count : total),
      0,
    );
  const start = sum(({ from }) => from !== null);
  const end = sum(({ to }) => to !== null);
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return {
    start,
    end,
    moves: Object.fromEntries(
      tierMoves.map((name) => [
        name,
        sum(({ from }, move) => move === name && !(name === 'stayed' && from === null)),
      ]),
    ) as Record<TierMove, number>,
    tiers: Array.from({ length: tiers }, (_, place): TierFlowRow => {
      const into = (name: TierMove): number => sum(({ to }, move) => to === place && move === name);
      const out = (name: TierMove): number =>
        sum(({ from }, move) => from === place && move === name);
      const [atStart, atEnd] = [sum(({ from }) => from === place), sum(({ to }) => to === place)];
      return {
        start: atStart,
        end: atEnd,
        startShare: share(atStart, start),
        endShare: share(atEnd, end),
        stayed: into('stayed'),
        inPromoted: into('promoted'),
        inDemoted: into('demoted'),
        entered: into('entered'),
        outPromoted: out('promoted'),
        outDemoted: out('demoted'),
        gone: out('gone'),
      };
    }),
  };
};
