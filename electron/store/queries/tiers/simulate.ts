import { WorkstationError } from '../../../../shared/contract/errors.ts';
import {
  simulatedMoves,
  type SimulatedMove,
  type SimulatedRow,
  type Simulation,
} from '../../../../shared/contract/tiers.ts';
import { tierMove } from '../../../../shared/domain/metrics/tiers.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { generationOf } from '../generation.ts';
import { evaluate, refuseDate, type Evaluated, type Question } from './evaluate.ts';
import { reasonReader, spokenRule } from './reasons.ts';
import { refuseProblems } from './rules.ts';

interface Listed {
  readonly person: number;
  readonly from: number;
  readonly to: number;
  readonly move: SimulatedMove;
  readonly dueDate: string | null;
}

interface Kept {
  readonly key: string;
  readonly evaluated: Evaluated;
  readonly lists: Map<SimulatedMove | null, readonly Listed[]>;
  readonly question: Question;
  readonly reason: ReturnType<typeof reasonReader>;
}
/** The last simulation of a connection: who moves is asked by block. */
const kept = keptByConnection<Kept>();

/** Who would move if the rules were asked as of a date. Throws `invalid-input`. */
export const simulate = (
  db: ReadDb,
  { rules, asOf, nowMs }: Question & { readonly nowMs: number },
): Simulation => {
  refuseProblems(db, rules);
  refuseDate(db, asOf, localDateOf(nowMs, readSettings(db).zone));
  const question = { rules, asOf };
  const key = keyOf(db, question);
  let found = kept.get(db);
  if (found?.key !== key) {
    const evaluated = evaluate(db, question);
    found = {
      key,
      evaluated,
      lists: new Map(),
      question,
      reason: reasonReader(db, rules, asOf),
    };
    kept.set(db, found);
  }
  const { tiers, members, now, then, counts, waiting, pinned } = found.evaluated;
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  return {
    simulation: key,
    asOf,
    members,
    tiers: tiers
      .map((tier, place) => ({ ...tier, now: now[place]!, then: then[place]! }))
      .filter(({ retired, now: there }) => !retired || there > 0),
    noneNow: Math.max(0, members - sum(now)),
    noneThen: members - sum(then),
    moves: counts,
    waiting: waiting.ids.length,
    pinned,
  };
};

const keyOf = (db: ReadDb, question: Question): string =>
  `${generationOf(db)} ${JSON.stringify(question)}`;

/** Members of the last simulation by kind of move; `null` = everybody who moves. Throws `stale`. */
export const simulatedMembers = (
  db: ReadDb,
  args: {
    readonly simulation: string;
    readonly move: SimulatedMove | null;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: SimulatedRow[] } => {
  const found = kept.get(db);
  if (found?.key !== args.simulation || keyOf(db, found.question) !== args.simulation)
    throw new WorkstationError('stale');
  let list = found.lists.get(args.move);
  if (list === undefined) {
    list = listOf(found).filter(({ move }) =>
      args.move === null ? move !== 'waiting' : move === args.move,
    );
    found.lists.set(args.move, list);
  }
  const nameOf = sql<{ uid: string; name: string | null }>(
    db,
    'SELECT uid, coalesce(name, external_id) AS name FROM person WHERE member_id = ?',
  );
  const rules = found.question.rules.length;
  const shown = (place: number): number | null => (place < 0 ? null : place);
  return {
    total: list.length,
    rows: list.slice(args.offset, args.offset + args.limit).map((one) => ({
      ...nameOf.get(one.person)!,
      from: shown(one.from),
      to: shown(one.to),
      move: one.move,
      reason: found.reason(one.person, spokenRule(one.from, one.to, rules)),
      dueDate: one.dueDate,
    })),
  };
};

/** Falls first: they are what somebody may want to prevent. */
const order: Readonly<Record<SimulatedMove, number>> = {
  demoted: 0,
  gone: 1,
  promoted: 2,
  entered: 3,
  waiting: 4,
};

const listOf = ({ evaluated, question }: Kept): readonly Listed[] => {
  const { rules } = question;
  const { moves, waiting } = evaluated;
  const byMove = new Map<SimulatedMove, Listed[]>(simulatedMoves.map((move) => [move, []]));
  for (let at = 0; at < moves.ids.length; at += 1) {
    const [person, from, to] = [moves.ids[at]!, moves.from[at]!, moves.to[at]!];
    const before = from < 0 || from >= rules.length ? null : from;
    const move = to < 0 ? 'gone' : (tierMove(before, to) as SimulatedMove);
    byMove.get(move)!.push({ person, from, to, move, dueDate: null });
  }
  for (let at = 0; at < waiting.ids.length; at += 1) {
    const [person, from, to] = [waiting.ids[at]!, waiting.from[at]!, waiting.to[at]!];
    const dueDate = addDays(waiting.since[at]!, rules[from]!.graceDays);
    byMove.get('waiting')!.push({ person, from, to, move: 'waiting', dueDate });
  }
  return [...byMove.keys()]
    .sort((a, b) => order[a] - order[b])
    .flatMap((move) =>
      byMove.get(move)!.sort((a, b) => a.to - b.to || a.from - b.from || a.person - b.person),
    );
};
