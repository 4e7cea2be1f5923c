import { createWorkspace } from '../../electron/store/create.ts';
import { operate } from '../../electron/store/log/operate.ts';
import { insertRow } from '../../electron/store/log/rows.ts';
import { openWriter } from '../../electron/store/open-writer.ts';
import { sql } from '../../electron/store/statements.ts';
import { writeInteractions, writeOrders } from './activity-data.ts';

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜'];
const given = [...'明晨雨欣梓涵浩然子轩思远嘉怡婷静丽强伟芳娜磊洋艳勇杰娟涛超秀霞平刚桂英'];
const cities = ['上海', '杭州', '北京', '深圳', '成都', '武汉', '南京', '西安', null];
const tags = ['老客', '团长', '高意向', '沉睡', '母婴', '咖啡'];

/** The same sequence every time, so that two runs measure the same work. */
const sequence = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const dayOf = (offset: number): string =>
  new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);

export interface Sizes {
  readonly members: number;
  readonly interactions: number;
  readonly orders: number;
}

/** Writes a workspace of generated members with phones, tags, groups, acts and orders. */
export const writeMembers = (
  path: string,
  { members: count, interactions, orders }: Sizes,
  nowMs: number,
): void => {
  const actor = 'bench';
  createWorkspace(path, { name: '测试', zone: 'Asia/Shanghai', nowMs, actor, machine: 'bench' });
  const { db, close } = openWriter(path);
  const next = sequence(20261124);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
  operate(db, { nowMs, actor }, { kind: 'import', label: { key: 'bench' } }, (operation) => {
    const groups = Array.from({ length: 12 }, (_, index) => {
      const community = insertRow(db, operation, 'community', {
        uid: `co_${index}`,
        name: `社群${index}`,
      });
      return insertRow(db, operation, 'chat_group', {
        uid: `gr_${index}`,
        community_id: community,
        name: `${index} 群`,
      });
    });
    const tagIds = tags.map((name, index) =>
      insertRow(db, operation, 'tag', { uid: `tg_${index}`, name }),
    );
    const markDirty = sql(db, 'INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)');
    for (let index = 0; index < count; index += 1) {
      const member = insertRow(db, operation, 'member', {
        uid: `me_${index}`,
        name: pick(surnames) + pick(given) + (next(3) === 0 ? '' : pick(given)),
        city: pick(cities),
        joined_date: dayOf(next(900)),
        seen_date: dayOf(900 + next(150)),
      });
      insertRow(db, operation, 'identity', {
        uid: `id_${index}`,
        member_id: member,
        namespace: 'phone',
        value: `+86138${String(next(100_000_000)).padStart(8, '0')}`,
        strength: 'strong',
      });
      insertRow(db, operation, 'member_tag', {
        uid: `mt_${index}`,
        member_id: member,
        tag_id: pick(tagIds),
      });
      insertRow(db, operation, 'membership', {
        uid: `ms_${index}`,
        member_id: member,
        group_id: pick(groups),
        joined_date: dayOf(next(900)),
      });
      if (next(4) === 0)
        insertRow(db, operation, 'points_entry', {
          uid: `pt_${index}`,
          member_id: member,
          at_ms: nowMs,
          amount: next(5000),
          kind: 'grant',
        });
      markDirty.run(member);
    }
    writeInteractions(db, operation, {
      members: count,
      groups: groups.length,
      count: interactions,
    });
    writeOrders(db, operation, { members: count, count: orders });
  });
  close();
};
