import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { identitiesOf } from './detail.ts';
import { maskIdentity, maskings } from './mask.ts';
import { openView, readBlock } from './view.ts';

export interface ListedMember {
  readonly uid: string;
  readonly name: string | null;
  readonly nickname: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly identities: readonly { platform: string; namespace: string; id: string }[];
  readonly tags: readonly string[];
  readonly gender: string | null;
  readonly birthday: string | null;
  readonly city: string | null;
  readonly joinedDate: string | null;
  readonly lastActiveDate: string | null;
  readonly points: number;
  readonly tier: string | null;
  readonly communities: readonly string[];
  readonly orders: { readonly count: number; readonly netMinor: number };
}

/** Members with every identity, as the command line prints them; masked unless told otherwise. */
export const listMembers = (
  db: ReadDb,
  args: {
    readonly search: string;
    readonly offset: number;
    readonly limit: number | null;
    readonly unmask: boolean;
  },
): { readonly total: number; readonly members: ListedMember[] } => {
  const masking = args.unmask ? maskings.none : maskings.all;
  const { view, total } = openView(db, {
    search: args.search,
    filters: [],
    archived: false,
    sort: { column: 'name', descending: false },
  });
  const end = args.limit === null ? total : Math.min(total, args.offset + args.limit);
  const idOf = sql<{ id: number }>(db, 'SELECT member_id AS id FROM person WHERE uid = ?');
  const members = readBlock(db, { view, start: args.offset, end }).rows.map((row) => {
    const identities = identitiesOf(db, idOf.get(row.uid)!.id);
    const shown = (namespace: string): string[] =>
      identities
        .filter((identity) => identity.namespace === namespace)
        .map(({ value }) => maskIdentity(masking, namespace, value));
    return {
      uid: row.uid,
      name: row.name,
      nickname: row.nickname,
      phones: shown('phone'),
      emails: shown('email'),
      identities: identities
        .filter(({ namespace }) => namespace !== 'phone' && namespace !== 'email')
        .map(({ namespace, value }) => ({
          platform: namespace.split(/[:/]/)[0]!,
          namespace,
          id: maskIdentity(masking, namespace, value),
        })),
      tags: row.tags,
      gender: row.gender,
      birthday: row.birthday,
      city: row.city,
      joinedDate: row.joinedDate,
      lastActiveDate: row.lastActiveDate,
      points: row.points,
      tier: row.tier,
      communities: row.communities,
      orders: { count: row.orders, netMinor: row.ordersNetMinor },
    };
  });
  return { total, members };
};
