import { createWorkspace } from '../../electron/store/create.ts';
import { operate } from '../../electron/store/log/operate.ts';
import { insertRow } from '../../electron/store/log/rows.ts';
import { openWriter } from '../../electron/store/open-writer.ts';
import { createEvent } from '../../electron/store/queries/events/create.ts';
import { sql } from '../../electron/store/statements.ts';

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜'];
const given = [...'明晨雨欣梓涵浩然子轩思远嘉怡婷静丽强伟芳娜磊洋艳勇杰娟涛超秀霞平刚桂英晚晴以宁'];

/**
 * Writes a workspace with one event of so many sign-ups, each with name, phone and number `N…`, a
 * third of them checked in; returns the event.
 */
export const writeCheckin = (path: string, signups: number, nowMs: number): string => {
  const actor = 'bench';
  createWorkspace(path, { name: '测试', zone: 'Asia/Shanghai', nowMs, actor, machine: 'bench' });
  const { db, close } = openWriter(path);
  const env = { nowMs, actor };
  const fields = { name: '年会', kind: 'celebration', mode: 'offline' } as const;
  const { uid: eventUid } = createEvent(db, { fields, template: null, tasks: [] }, env);
  const { id: event } = sql<{ id: number }>(db, 'SELECT id FROM event WHERE uid = ?').get(
    eventUid,
  )!;
  const markDirty = sql(db, 'INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)');
  operate(db, env, { kind: 'import', label: { key: 'bench' } }, (operation) => {
    for (let nth = 0; nth < signups; nth += 1) {
      const part = (list: readonly string[], step: number): string =>
        list[Math.floor(nth / step) % list.length]!;
      const member = insertRow(db, operation, 'member', {
        uid: `me_${nth}`,
        name: part(surnames, 1) + part(given, surnames.length) + part(given, 7),
      });
      insertRow(db, operation, 'identity', {
        uid: `id_${nth}`,
        member_id: member,
        namespace: 'phone',
        value: `+86138${String((nth * 7919) % 100_000_000).padStart(8, '0')}`,
        strength: 'strong',
      });
      const signup = insertRow(db, operation, 'signup', {
        uid: `su_${nth}`,
        event_id: event,
        member_id: member,
        number: `N${nth}`,
        ticket: nth % 20 === 0 ? 'VIP' : '普通票',
        status: nth % 10 === 9 ? 'waiting' : 'confirmed',
        guests: nth % 7 === 0 ? 1 : 0,
        at_ms: nowMs - nth * 1000,
      });
      if (nth % 3 === 0)
        insertRow(db, operation, 'checkin', {
          uid: `ci_${nth}`,
          event_id: event,
          member_id: member,
          signup_id: signup,
          kind: 'in',
          at_ms: nowMs + nth,
        });
      markDirty.run(member);
    }
  });
  close();
  return eventUid;
};
