import type { Likeness, MergeProposal, MergeSide } from '../../../../shared/contract/members.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { identitiesOf, shownIdentities, survivorOf } from './detail.ts';
import { maskIdentity, type Masking } from './mask.ts';
import { ofPerson, openPairs } from './pairs.ts';
import { memberRows } from './view.ts';

interface Pair {
  readonly low: number;
  readonly high: number;
  readonly uid: string;
  readonly atMs: number;
  readonly shared: string;
}

/** People who may be one person, proposed last first; whoever should stay is the first of the two. */
export const listProposals = (
  db: ReadDb,
  args: {
    readonly memberUid?: string | undefined;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: MergeProposal[] } => {
  const { memberUid, offset, limit } = args;
  const open = memberUid === undefined ? openPairs() : openPairs(ofPerson);
  const person = memberUid === undefined ? {} : { id: survivorOf(db, memberUid).id };
  const { total } = sql<{ total: number }>(db, `SELECT count(*) AS total FROM (${open})`).get(
    person,
  )!;
  const pairs = sql<Pair>(
    db,
    `SELECT low, high, uid, atMs, shared FROM (${open}) ORDER BY lam DESC, uid LIMIT @limit OFFSET @offset`,
  ).all({ ...person, limit, offset });
  const masking = readSettings(db);
  return {
    total,
    rows: pairs.map((pair) => {
      const sides = [sideOf(db, masking, pair.low), sideOf(db, masking, pair.high)].sort(
        staysFirst,
      );
      return {
        uid: pair.uid,
        atMs: pair.atMs,
        evidence: evidenceOf(db, masking, pair),
        sides: [sides[0]!, sides[1]!],
      };
    }),
  };
};

const sideOf = (db: ReadDb, masking: Masking, id: number): MergeSide => {
  const { archived, merged } = sql<{ archived: number; merged: number }>(
    db,
    `SELECT archived, (SELECT count(*) FROM member AS gone WHERE gone.effective_member_id = member.id) AS merged
     FROM member WHERE id = ?`,
  ).get(id)!;
  return {
    member: memberRows(db, [id], { masking })[0]!,
    archived: archived === 1,
    merged,
    identities: shownIdentities(db, id, masking),
  };
};

const contacts: ReadonlySet<string> = new Set(['phone', 'email']);

/** Whoever has more accounts of platforms stays, then who joined first; uids settle the rest. */
const staysFirst = (a: MergeSide, b: MergeSide): number => {
  const accounts = ({ identities }: MergeSide): number =>
    identities.filter(({ namespace }) => !contacts.has(namespace)).length;
  const joined = ({ member }: MergeSide): string => member.joinedDate ?? '~';
  return (
    accounts(b) - accounts(a) ||
    (joined(a) < joined(b) ? -1 : joined(a) > joined(b) ? 1 : a.member.uid < b.member.uid ? -1 : 1)
  );
};

/** What the two share: contacts by their values, the rest by what the import found alike. */
const evidenceOf = (db: ReadDb, masking: Masking, pair: Pair): MergeProposal['evidence'] => {
  const others = new Set(
    identitiesOf(db, pair.high).map(({ namespace, value }) => `${namespace} ${value}`),
  );
  const shared = identitiesOf(db, pair.low)
    .filter(
      ({ namespace, value }) => contacts.has(namespace) && others.has(`${namespace} ${value}`),
    )
    .map(({ namespace, value }) => ({
      by: namespace as Likeness,
      value: maskIdentity(masking, namespace, value),
    }));
  const found = (JSON.parse(pair.shared) as Likeness[])
    .filter((by) => shared.length === 0 || !contacts.has(by))
    .map((by) => ({ by, value: null }));
  return [...shared, ...found];
};
