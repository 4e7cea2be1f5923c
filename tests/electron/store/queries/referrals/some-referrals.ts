import type { WriteDb } from '../../../../../electron/store/db.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { createMember } from '../../../../../electron/store/queries/members/save.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

export interface Recorded {
  readonly from: string;
  /** Missing = only a count. */
  readonly to?: string;
  readonly date?: string;
  readonly quantity?: number;
  readonly channel?: string;
}

/** A workspace of members who joined on the days given, and the referrals among them. */
export const someReferrals = (
  joined: Readonly<Record<string, string | null>>,
  recorded: readonly Recorded[],
) => {
  const { db } = temporaryStore();
  const uids = new Map(
    Object.entries(joined).map(([name, joinedDate]) => [
      name,
      createMember(db, { fields: { name, joinedDate } }, testEnv).uid,
    ]),
  );
  const uid = (name: string): string => uids.get(name)!;
  record(db, uid, recorded);
  return { db, uid };
};

const record = (
  db: WriteDb,
  uid: (name: string) => string,
  recorded: readonly Recorded[],
): void => {
  const idOf = (name: string): number =>
    (db.prepare('SELECT id FROM member WHERE uid = ?').get(uid(name)) as { id: number }).id;
  operate(db, testEnv, { kind: 'import', label: { key: 'test' } }, (operation) => {
    for (const [place, { from, to, date, quantity, channel }] of recorded.entries())
      insertRow(db, operation, 'referral', {
        uid: `rf_test_${place}`,
        referrer_member_id: idOf(from),
        referee_member_id: to === undefined ? null : idOf(to),
        quantity: quantity ?? 1,
        local_date: date ?? null,
        channel: channel ?? null,
      });
  });
};
