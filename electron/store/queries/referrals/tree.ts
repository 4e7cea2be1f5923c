import type { ReferralCut, TreeNode } from '../../../../shared/contract/referrals.ts';
import { pathTo, type Cut, type CutKind } from '../../../../shared/domain/referral/forest.ts';
import { directOf } from '../../../../shared/domain/referral/measures.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { survivorOf } from '../members/detail.ts';
import { dateOf, NO_DAY } from './day.ts';
import { namesOf } from './names.ts';
import { readReferrals, type Referrals } from './recorded.ts';

const nodesOf = (db: ReadDb, referrals: Referrals, people: readonly number[]): TreeNode[] => {
  const { forest, measures, days, channels, channelNames, counted } = referrals;
  const names = namesOf(db, people, readSettings(db));
  return people.flatMap((person) => {
    const named = names.get(person);
    if (named === undefined) return [];
    const place = forest.broughtBy[person] ?? -1;
    const day = place < 0 ? NO_DAY : days[place]!;
    return {
      uid: named.uid,
      name: named.name,
      date: day === NO_DAY ? null : dateOf(day),
      channel: place < 0 ? null : channelNames[channels[place]!]!,
      direct: directOf(measures, person) || 0,
      descendants: measures.descendants[person] ?? 0,
      depth: measures.depth[person] ?? 0,
      counted: counted[person] ?? 0,
    };
  });
};

/** The way from the root of a member's tree down to the member; throws `not-found`. */
export const referralPath = (db: ReadDb, { uid }: { readonly uid: string }): TreeNode[] => {
  const { id } = survivorOf(db, uid);
  const referrals = readReferrals(db);
  return nodesOf(db, referrals, pathTo(referrals.forest, id));
};

/** Whom a member brought, earliest first; throws `not-found`. */
export const referralChildren = (
  db: ReadDb,
  args: { readonly uid: string; readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: TreeNode[] } => {
  const { id } = survivorOf(db, args.uid);
  const referrals = readReferrals(db);
  const { from, brought } = referrals.measures;
  const all = brought.subarray(from[id], from[id + 1]);
  const block = all.subarray(args.offset, args.offset + args.limit);
  return { total: all.length, rows: nodesOf(db, referrals, [...block]) };
};

interface CutRow {
  readonly uid: string;
  readonly referrer: number;
  readonly referee: number;
  readonly date: string | null;
  readonly channel: string | null;
}

/** Names of a chain that are shown: the first and the last of a long one. */
const CHAIN_ENDS = 4;

/** Referrals that are left out, in the order of their days. */
export const referralCuts = (
  db: ReadDb,
  args: { readonly kind: CutKind | null; readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: ReferralCut[] } => {
  const referrals = readReferrals(db);
  const { forest, ids, personOf } = referrals;
  const asked = forest.cuts.filter(({ kind }) => args.kind === null || kind === args.kind);
  const row = sql<CutRow>(
    db,
    `SELECT uid, referrer_member_id AS referrer, referee_member_id AS referee,
       local_date AS date, nullif(channel, '') AS channel FROM referral WHERE id = ?`,
  );
  const block = asked.slice(args.offset, args.offset + args.limit).map((cut) => {
    const { referrer, referee, ...rest } = row.get(ids[cut.place]!)!;
    const people = { referrer: personOf(referrer), referee: personOf(referee) };
    return { ...cut, ...rest, ...people, chain: chainOf(referrals, cut, people) };
  });
  const names = namesOf(
    db,
    block.flatMap(({ referrer, referee, chain }) => [
      referrer,
      referee,
      forest.referrerOf[referee]!,
      ...chain,
    ]),
    readSettings(db),
  );
  const person = (id: number): ReferralCut['referrer'] => {
    const { uid, name } = names.get(id)!;
    return { uid, name };
  };
  return {
    total: asked.length,
    rows: block.map(({ uid, kind, referrer, referee, date, channel, chain }) => ({
      uid,
      kind,
      date,
      channel,
      referrer: person(referrer),
      referee: person(referee),
      kept:
        kind === 'second'
          ? { ...person(forest.referrerOf[referee]!), date: keptDate(referrals, referee) }
          : null,
      chain: chain.map((id) => (id === 0 ? null : (names.get(id)?.name ?? null))),
    })),
  };
};

const keptDate = ({ forest, days }: Referrals, referee: number): string | null => {
  const day = days[forest.broughtBy[referee]!]!;
  return day === NO_DAY ? null : dateOf(day);
};

/** From the referee of a circle down to its referrer; 0 stands for those left out in the middle. */
const chainOf = (
  { forest }: Referrals,
  { kind }: Cut,
  { referrer, referee }: { readonly referrer: number; readonly referee: number },
): number[] => {
  if (kind !== 'cycle') return [];
  const way = [referrer];
  for (let at = referrer; at !== referee && at !== 0;) {
    at = forest.referrerOf[at]!;
    if (at !== 0) way.push(at);
  }
  way.reverse();
  return way.length <= 2 * CHAIN_ENDS
    ? way
    : [...way.slice(0, CHAIN_ENDS), 0, ...way.slice(-CHAIN_ENDS)];
};
