/** One stay of a person: places of spans; joined unknown = before all, never left = after all. */
export interface Stay {
  /** The span of the join date; null = unknown, the person was there before all spans. */
  readonly joined: number | null;
  /** The span of the first day outside; null = still there. */
  readonly left: number | null;
}

/** What became of the members of one span; start + new − left + returned = end. */
export interface GrowthSpan {
  readonly start: number;
  readonly end: number;
  readonly joined: number;
  readonly left: number;
  /** Came back after having left: only where a person may join several times. */
  readonly returned: number;
  /** Of those there at the end, whose join date nobody knows: perhaps they are new. */
  readonly unknown: number;
}

/**
 * Growth over `length` spans that follow each other, places 0 to `length` - 1; stays before the first
 * have a negative place, after the last `length`. `add` takes the stays of so many persons alike.
 */
export const growthOf = (
  length: number,
): {
  readonly add: (stays: readonly Stay[], persons?: number) => void;
  readonly spans: () => GrowthSpan[];
} => {
  const BEFORE = -1;
  const presence = new Int32Array(length + 2);
  const unknown = new Int32Array(length + 2);
  const joined = new Int32Array(length);
  const left = new Int32Array(length);
  const clamp = (place: number): number => Math.min(length, Math.max(BEFORE, place));
  const inside = (place: number): boolean => place >= 0 && place < length;

  const add = (stays: readonly Stay[], persons = 1): void => {
    // Whoever left before joining was never there at the end of a span.
    const held = stays
      .map((stay) => [clamp(stay.joined ?? BEFORE), clamp(stay.left ?? length)] as const)
      .filter(([from, to]) => to > from)
      .sort((a, b) => a[0] - b[0]);
    const dates = stays.flatMap((stay) => (stay.joined === null ? [] : [stay.joined]));
    const first = dates.length === 0 ? null : Math.min(...dates);
    if (first !== null && inside(first)) joined[first]! += persons;
    let isThere = false;
    let wasThere = false;
    for (let place = 0; place < held.length;) {
      const from = held[place]![0];
      let to = held[place]![1];
      for (place += 1; place < held.length && held[place]![0] <= to; place += 1)
        to = Math.max(to, held[place]![1]);
      presence[from + 1]! += persons;
      presence[to + 1]! -= persons;
      if (first === null) {
        unknown[from + 1]! += persons;
        unknown[to + 1]! -= persons;
      }
      if (inside(to)) left[to]! += persons;
      if (first !== null && first >= from && first < to) isThere = true;
      if (first !== null && to === first) wasThere = true;
    }
    if (first !== null && inside(first) && !isThere && !wasThere) left[first]! += persons;
  };

  const spans = (): GrowthSpan[] => {
    let there = presence[0]!;
    let nobodyKnows = unknown[0]!;
    return Array.from({ length }, (_, place) => {
      const start = there;
      const end = (there += presence[place + 1]!);
      nobodyKnows += unknown[place + 1]!;
      const returned = end - start - joined[place]! + left[place]!;
      return {
        start,
        end,
        joined: joined[place]!,
        left: left[place]!,
        returned,
        unknown: nobodyKnows,
      };
    });
  };
  return { add, spans };
};

/** (end − start) ÷ start; null where nobody was there to grow from. */
export const growthRate = ({ start, end }: Pick<GrowthSpan, 'start' | 'end'>): number | null =>
  start === 0 ? null : (end - start) / start;
