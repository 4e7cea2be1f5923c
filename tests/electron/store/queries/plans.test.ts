import { expect, it } from 'vitest';
import type { ReadDb, WriteDb } from '../../../../electron/store/db.ts';
import { packedRows, packNextBlock } from '../../../../electron/store/derived/row-packs.ts';
import { listCommunities } from '../../../../electron/store/queries/communities/list.ts';
import { scanCode } from '../../../../electron/store/queries/checkin/codes.ts';
import { readDesk } from '../../../../electron/store/queries/checkin/desk.ts';
import { readRoll } from '../../../../electron/store/queries/checkin/roll.ts';
import { searchDesk } from '../../../../electron/store/queries/checkin/search.ts';
import { createEvent } from '../../../../electron/store/queries/events/create.ts';
import { listEvents } from '../../../../electron/store/queries/events/list.ts';
import { importsReads } from '../../../../electron/store/queries/imports.ts';
import { fieldOrderSql } from '../../../../electron/store/queries/members/field-columns.ts';
import { openView, readBlock } from '../../../../electron/store/queries/members/view.ts';
import { listProposals } from '../../../../electron/store/queries/members/proposals.ts';
import { memberDetail } from '../../../../electron/store/queries/members/detail.ts';
import { memberScores } from '../../../../electron/store/queries/members/scores.ts';
import { createMember } from '../../../../electron/store/queries/members/save.ts';
import { eventListInput } from '../../../../shared/contract/events.ts';
import { memberViewInput } from '../../../../shared/contract/member-filters.ts';
import { temporaryStore, testEnv } from '../../../support/workspace.ts';

/** Every statement that `ask` prepares on a fresh store, with how SQLite answers it. */
const plansOf = (ask: (db: ReadDb, uid: string) => void): string => {
  const { db } = temporaryStore();
  const { uid } = createMember(db, { fields: { name: '陈晨' } }, testEnv);
  const texts: string[] = [];
  const watched = new Proxy(db, {
    get: (target, name) => {
      if (name === 'prepare')
        return (text: string) => {
          texts.push(text);
          return target.prepare(text);
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  ask(watched, uid);
  expect(texts.length).toBeGreaterThan(0);
  return texts
    .flatMap((text) => {
      const names = [...text.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]);
      const places = [...text.matchAll(/\?/g)].map(() => null);
      const values = names.length > 0 ? [Object.fromEntries(names) as unknown] : places;
      return db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[];
    })
    .map(({ detail }) => detail)
    .join('\n');
};

/** Tables that grow with the workspace: a walk through one of them must go along an index. */
const scans = (plan: string, tables: readonly string[]): string[] =>
  plan
    .split('\n')
    .filter((line) =>
      tables.some((table) => new RegExp(`^SCAN ${table}\\b(?!.*INDEX)`).test(line)),
    );

const rows = ['member', 'identity', 'membership', 'interaction', 'order_', 'signup', 'checkin'];

it('a block of members and one member look rows up, whatever the workspace holds', () => {
  const plan = plansOf((db, uid) => {
    const { view } = openView(db, memberViewInput.parse({}));
    readBlock(db, { view, start: 0, end: 1 });
    memberDetail(db, { uid });
  });
  expect(plan).toContain('SCAN person USING COVERING INDEX person_name');
  expect(plan).toContain('SEARCH person USING INTEGER PRIMARY KEY');
  expect(scans(plan, [...rows, 'person', 'member_day', 'points_entry', 'change'])).toEqual([]);
});

it('a search by pinyin reads an index through, not the members', () => {
  const plan = plansOf((db) => openView(db, memberViewInput.parse({ search: 'zm' })));
  expect(plan).toContain('SCAN person USING COVERING INDEX person_initials');
  expect(scans(plan, ['person', 'member', 'identity'])).toEqual([]);
});

it('the events list counts sign-ups, check-ins and tasks by index', () => {
  const plan = plansOf((db) =>
    listEvents(
      db,
      eventListInput.parse({ sort: { by: 'start', descending: true }, offset: 0, limit: 200 }),
    ),
  );
  expect(plan).toMatch(/SEARCH signup USING COVERING INDEX signup_event \(event_id=\?/);
  expect(plan).toMatch(/SEARCH checkin USING .*INDEX checkin_event \(event_id=\?/);
  expect(plan).toMatch(/SEARCH task USING INDEX task_event \(event_id=\?/);
  expect(scans(plan, [...rows, 'task'])).toEqual([]);
});

it('the check-in desk reads the rows of its event by index, whatever the workspace holds', () => {
  const plan = plansOf((db) => {
    const { uid: eventUid } = createEvent(
      db as WriteDb,
      { fields: { name: '茶会', kind: 'other', mode: 'offline' }, template: null, tasks: [] },
      testEnv,
    );
    searchDesk(db, { eventUid, listUid: null, text: 'cwq', limit: 20 });
    scanCode(db as WriteDb, { eventUid, listUid: null, code: 'A-1001' }, testEnv);
    readDesk(db, { eventUid, listUid: null });
    const page = { order: 'name', withUnconfirmed: false, offset: 0, limit: 500 } as const;
    readRoll(db, { eventUid, listUid: null, ...page });
  });
  expect(plan).toMatch(/SEARCH signup USING .*INDEX signup_event \(event_id=\?/);
  expect(plan).toMatch(/SEARCH person USING INTEGER PRIMARY KEY/);
  expect(plan).toMatch(
    /SEARCH checkin USING .*INDEX checkin_event \(event_id=\? AND member_id=\?\)/,
  );
  expect(plan).toMatch(/SEARCH identity USING INDEX identity_value/);
  expect(scans(plan, [...rows, 'people', 'person', 'operation'])).toEqual([]);
});

it('the communities list counts its groups and people by index', () => {
  const sort = { by: 'members', descending: true } as const;
  const plan = plansOf((db) =>
    listCommunities(db, { search: '', archived: false, sort, offset: 0, limit: 200 }),
  );
  expect(plan).toMatch(/SEARCH chat_group USING .*INDEX chat_group_community/);
  expect(plan).toMatch(/SEARCH membership USING .*INDEX membership_group/);
  expect(scans(plan, [...rows, 'chat_group'])).toEqual([]);
});

it('the history of imports finds each operation by its key', () => {
  const plan = plansOf((db) => importsReads['imports.history'](db, { offset: 0, limit: 50 }));
  expect(plan).toMatch(
    /SEARCH (?:operation USING INTEGER PRIMARY KEY|import USING INDEX import_op)/,
  );
});

it('the list of proposals looks members up by key, and the one page it shows', () => {
  const plan = plansOf((db) => listProposals(db, { offset: 0, limit: 50 }));
  expect(plan).toMatch(/SEARCH one USING INTEGER PRIMARY KEY/);
  expect(plan).toMatch(/SEARCH operation USING INTEGER PRIMARY KEY/);
  expect(scans(plan, [...rows, 'one', 'other', 'person', 'operation'])).toEqual([]);
});

it('the proposals and merges of one member are found by its key', () => {
  const plan = plansOf((db, uid) => memberDetail(db, { uid }));
  expect(plan).toMatch(/SEARCH merge_proposal USING .*INDEX merge_proposal_member/);
  expect(plan).toMatch(/SEARCH merge_proposal USING .*INDEX merge_proposal_other/);
  expect(plan).toMatch(/SEARCH merge_link USING .*INDEX merge_link_member/);
  expect(scans(plan, ['merge_proposal', 'merge_link'])).toEqual([]);
});

it('the scores of a member take all orders as they are packed, and look up the rest', () => {
  const plan = plansOf((db, uid) => {
    memberScores(db, { uid, nowMs: testEnv.nowMs });
    // Asked again, it only looks whether that still holds.
    memberScores(db, { uid, nowMs: testEnv.nowMs });
  });
  expect(plan).toMatch(/SEARCH order_ USING INDEX order_member \(member_id=\?/);
  expect(plan).toMatch(/SEARCH member_day USING .*KEY \(member_id=\?/);
  expect(plan).toMatch(/SEARCH order_ USING COVERING INDEX order_op/);
  expect(plan).toContain('SEARCH packed_block USING PRIMARY KEY (name=?)');
  expect(plan).toMatch(/SEARCH member USING COVERING INDEX member_staff/);
  expect(scans(plan, [...rows, 'person', 'member_day', 'change'])).toEqual([]);
});

it('packed rows are found by their block; what is not packed is walked through by its place in the file', () => {
  const blocksOf = (db: ReadDb): void => {
    for (const name of ['stay', 'person', 'seen', 'order'] as const)
      for (const { length } of packedRows(db, name)) expect(length).toBeGreaterThan(0);
  };
  const loose = plansOf(blocksOf);
  expect(loose).toMatch(/SEARCH person USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/);
  const whole = plansOf((db) => {
    while (packNextBlock(db as WriteDb));
    blocksOf(db);
  });
  expect(whole).toMatch(/SEARCH row_pack USING INDEX \w+ \(name=\? AND block=\?\)/);
  expect(scans(loose + whole, [...rows, 'person', 'row_pack'])).toEqual([]);
});

it('what was taken away from a member is found by the member, not through the log', () => {
  const plan = plansOf((db, uid) => memberDetail(db, { uid }));
  expect(plan).toContain('SEARCH change USING INDEX change_taken');
  expect(
    scans(plan, ['custom_value', 'person_field', 'badge_award', 'referral', 'answer']),
  ).toEqual([]);
});

it('a list in the order of a field reads the index on its values, and sorts nothing', () => {
  const { db } = temporaryStore();
  for (const text of [fieldOrderSql(true), fieldOrderSql(false)]) {
    const plan = (db.prepare(`EXPLAIN QUERY PLAN ${text}`).all(1) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('\n');
    expect(plan).toContain('SEARCH person_field USING COVERING INDEX person_field_value');
    expect(plan).not.toContain('TEMP B-TREE');
  }
});
