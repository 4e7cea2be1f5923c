import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type {
  SilenceQuestion,
  SilenceRow,
  SilenceSelection,
  SilenceView,
} from '../../../../shared/contract/silence.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { sql } from '../../statements.ts';
import { isRecorded } from '../figures/compute.ts';
import { periodScope } from '../campaigns/read.ts';
import { flashMembers } from '../figures/sources.ts';
import { churned, wonBack } from '../figures/turnover.ts';
import { sortColumn } from '../members/columns.ts';
import { maskings } from '../members/mask.ts';
import type { ChosenIds } from '../members/selection.ts';

import { askedOf, type Asked } from './asked.ts';
import { silenceRows, type ListScope } from './evidence.ts';
import { lapsingMembers } from './lapsing.ts';
import { admissible, fullCommunities, removable, type FullCommunity } from './replacement.ts';
import { silenceUnknown, standingOf } from './standing.ts';
import { generationOf } from '../generation.ts';

interface Group {
  /** The most pressing first. */
  readonly ids: ArrayLike<number>;
  readonly note: SilenceView['note'];
  readonly full: readonly FullCommunity[];
  /** Of the lapsing. */
  readonly gauges?: ReadonlyMap<number, number>;
}

interface Kept<Value> {
  readonly generation: number;
  readonly value: Value;
}

/** What was worked out for the present state of the workspace; the first of too many is forgotten. */
const remembering = <Value>(most: number) => {
  const all = keptByConnection<Map<string, Kept<Value>>>();
  return (db: ReadDb, key: string, make: () => Value): Value => {
    let own = all.get(db);
    if (own === undefined) all.set(db, (own = new Map()));
    const generation = generationOf(db);
    const known = own.get(key);
    const value = known?.generation === generation ? known.value : make();
    own.delete(key);
    own.set(key, { generation, value });
    if (own.size > most) own.delete(own.keys().next().value!);
    return value;
  };
};

const groupsOf = remembering<Group>(30);
const ordersOf = remembering<Int32Array>(12);

type Question = SilenceQuestion & { readonly nowMs: number };

const isOfPeriod = (group: SilenceQuestion['group']): boolean =>
  group === 'won-back' || group === 'churned' || group === 'flash';

const groupOf = (db: ReadDb, asked: Asked, question: Question): Group => {
  const { group, from, to } = question;
  const key = [group, asked.today, asked.communityId, ...(isOfPeriod(group) ? [from, to] : [])];
  return groupsOf(db, JSON.stringify(key), () => readGroup(db, asked, question));
};

const readGroup = (db: ReadDb, asked: Asked, { group, from, to, nowMs }: Question): Group => {
  const unknown = silenceUnknown(asked);
  switch (group) {
    case 'silent-30':
    case 'silent-60':
    case 'silent-90':
    case 'never':
      return { ids: standingOf(db, asked)[group], note: unknown, full: [] };
    case 'newcomer':
      return { ids: standingOf(db, asked)[group], note: null, full: [] };
    case 'lapsing': {
      const found = lapsingMembers(db, asked);
      return {
        ids: found.map(({ id }) => id),
        note: unknown,
        full: [],
        gauges: new Map(found.map(({ id, gauge }) => [id, gauge])),
      };
    }
    case 'remove': {
      const { full, note } = fullCommunities(db, asked);
      return { ids: removable(db, asked, full), note: note ?? unknown, full };
    }
    case 'admit': {
      const { full, note } = fullCommunities(db, asked);
      return { ids: admissible(db, asked, full), note, full };
    }
    case 'won-back':
    case 'churned':
    case 'flash': {
      const period = { from, to };
      const scope = periodScope(db, period, nowMs, {
        communityIds: asked.communityId === null ? null : [asked.communityId],
        eventIds: null,
      });
      const metric = group === 'churned' ? 'churn.rate' : 'winback.rate';
      const none = { ids: [], full: [] };
      if (from > asked.today) return { ...none, note: 'not-started' };
      if (group !== 'flash' && !isRecorded(db, metric, period)) return { ...none, note: 'no-data' };
      const source = group === 'churned' ? churned : group === 'won-back' ? wonBack : flashMembers;
      const ids = sql<number>(
        db,
        `SELECT person.member_id FROM (${source(scope)}) AS behind
         CROSS JOIN person ON person.member_id = behind.id
         ORDER BY person.last_active_date DESC NULLS LAST, person.uid`,
      )
        .pluck()
        .all();
      return { ids, note: null, full: [] };
    }
    default: {
      const never: never = group;
      return never;
    }
  }
};

/** The ids of a group in the order asked for. */
const idsOf = (db: ReadDb, asked: Asked, question: Question): Int32Array => {
  const group = groupOf(db, asked, question);
  const { sort } = question;
  return ordersOf(db, keyOf(asked, question), () => {
    if (sort === null) return Int32Array.from(group.ids);
    if (sort.column === 'gauge') {
      const gauge = (id: number): number => group.gauges?.get(id) ?? 0;
      const turn = sort.descending ? -1 : 1;
      return Int32Array.from(group.ids).sort((a, b) => turn * (gauge(a) - gauge(b)) || a - b);
    }
    const direction = sort.descending ? 'DESC' : 'ASC';
    return Int32Array.from(
      sql<number>(
        db,
        `SELECT person.member_id FROM json_each(?) AS wanted
         CROSS JOIN person ON person.member_id = wanted.value
         ORDER BY person.${sortColumn[sort.column]} ${direction} NULLS LAST, person.uid ${direction}`,
      )
        .pluck()
        .all(JSON.stringify(Array.from(group.ids))),
    );
  });
};

const keyOf = ({ today }: Asked, { group, communityUid, from, to, sort }: Question): string =>
  JSON.stringify({ today, group, communityUid, from, to, sort });

/** Names a list for its blocks: the question, the day it was asked on, and the state it is of. */
interface Opened {
  readonly question: Question;
  readonly generation: number;
}

export const openSilence = (db: ReadDb, question: Question): SilenceView => {
  const asked = askedOf(db, question.communityUid, question.nowMs);
  const { note, full } = groupOf(db, asked, question);
  const generation = generationOf(db);
  return {
    view: JSON.stringify({ question, generation } satisfies Opened),
    total: idsOf(db, asked, question).length,
    generation,
    today: asked.today,
    note,
    full: full.map(({ id: _, ...one }) => one),
  };
};

/** Rows `start` (included) to `end` of a list; throws `stale` when anything was written since. */
export const readSilence = (
  db: ReadDb,
  args: {
    readonly view: string;
    readonly start: number;
    readonly end: number;
    readonly masking?: keyof typeof maskings;
  },
): { readonly rows: SilenceRow[] } => {
  const { question, generation } = JSON.parse(args.view) as Opened;
  if (generation !== generationOf(db)) throw new WorkstationError('stale');
  const asked = askedOf(db, question.communityUid, question.nowMs);
  const ids = Array.from(idsOf(db, asked, question).subarray(args.start, args.end));
  const masking = args.masking === undefined ? undefined : maskings[args.masking];
  return { rows: silenceRows(db, asked, scopeOf(db, asked, question), ids, masking) };
};

const scopeOf = (db: ReadDb, asked: Asked, question: Question): ListScope => {
  const { group, from, to } = question;
  const { full } = groupOf(db, asked, question);
  const own = asked.communityId === null ? null : [asked.communityId];
  return {
    group,
    period: { from, to },
    full,
    // Who is to go is quiet in the full communities; who is to come is active elsewhere.
    communityIds: group === 'remove' ? full.map(({ id }) => id) : group === 'admit' ? null : own,
  };
};

/** Local ids of the members at the chosen places of a list. Throws `stale`. */
export const chosenSilent = (
  db: ReadDb,
  { ranges, generation, ...question }: SilenceSelection & { readonly nowMs: number },
): ChosenIds => {
  const asked = askedOf(db, question.communityUid, question.nowMs);
  const ids = idsOf(db, asked, question);
  if (generation !== generationOf(db) || ranges.some(([, end]) => end > ids.length))
    throw new WorkstationError('stale');
  return {
    kind: 'ids',
    generation,
    ids: ranges.flatMap(([start, end]) => Array.from(ids.subarray(start, end))),
  };
};
