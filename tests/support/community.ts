import type { WriteDb } from '../../electron/store/db.ts';
import { operate, type Operation } from '../../electron/store/log/operate.ts';
import { insertRow, type Values } from '../../electron/store/log/rows.ts';
import { temporaryStore, testEnv } from './workspace.ts';

/** What is recorded of a member. */
interface MemberPlan {
  readonly fields?: Values;
  /** Local dates of a message each. */
  readonly acts?: readonly string[];
  /** Paid orders: day and amount in minor units. */
  readonly orders?: readonly (readonly [date: string, amountMinor: number])[];
  /** Stays in the group 茶一 of the community 茶. */
  readonly stays?: readonly (readonly [joined: string | null, left: string | null])[];
}

/** Runs one operation. */
export const change = (db: WriteDb, run: (operation: Operation) => void): string =>
  operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, (operation) => {
    run(operation);
    return operation.uid;
  });

let made = 0;

/** A store with the members given by uid, their acts, orders and stays in the community `co_tea`. */
export const storeOf = (
  members: Readonly<Record<string, MemberPlan>>,
  zone?: string,
): ReturnType<typeof temporaryStore> => {
  const store = temporaryStore(zone);
  const { db } = store;
  change(db, (operation) => {
    const community = insertRow(db, operation, 'community', { uid: 'co_tea', name: '茶' });
    const group = insertRow(db, operation, 'chat_group', {
      uid: 'gr_tea',
      community_id: community,
      name: '茶一',
    });
    for (const [uid, { fields = {}, acts = [], orders = [], stays = [] }] of Object.entries(
      members,
    )) {
      const member = insertRow(db, operation, 'member', { uid, name: uid, ...fields });
      for (const local_date of acts)
        insertRow(db, operation, 'interaction', {
          uid: `in_${++made}`,
          member_id: member,
          group_id: group,
          kind: 'message',
          local_date,
          quantity: 1,
          counted: 1,
        });
      for (const [paid_date, amount_minor] of orders)
        insertRow(db, operation, 'order_', {
          uid: `or_${++made}`,
          namespace: 'shop',
          number: String(made),
          member_id: member,
          status: 'paid',
          paid_date,
          currency: 'CNY',
          amount_minor,
        });
      for (const [joined_date, left_date] of stays)
        insertRow(db, operation, 'membership', {
          uid: `ms_${++made}`,
          member_id: member,
          group_id: group,
          joined_date,
          left_date,
        });
    }
    db.exec(`INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member;
      INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) SELECT member_id, local_date FROM interaction;`);
  });
  return store;
};
