import { describe, expect, it } from 'vitest';
import { checkAll } from '../../../../electron/store/check/check.ts';
import { operate } from '../../../../electron/store/log/operate.ts';
import { newUid } from '../../../../electron/store/uid.ts';
import { countsOf } from '../../../support/import-file.ts';
import { sourceDesk, textOf, type SourceDesk } from '../../../support/source-file.ts';
import { testEnv } from '../../../support/workspace.ts';

const csv = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const proposals = (desk: SourceDesk): string[] =>
  (desk.rows('SELECT evidence FROM merge_proposal ORDER BY id') as { evidence: string }[]).map(
    ({ evidence }) => (JSON.parse(evidence) as { shared: string }).shared,
  );
const names = (desk: SourceDesk): string[] =>
  (desk.rows('SELECT name FROM member ORDER BY id') as { name: string }[]).map((row) => row.name);

describe('keys', () => {
  it('takes an e-mail however it is written, under the same name', async () => {
    const desk = sourceDesk();
    await desk.give('a.csv', csv('姓名,邮箱,城市', 'Ann Lee,ann@example.org,'));
    const done = await desk.give(
      'b.csv',
      csv('姓名,邮箱,城市', 'ＡＮＮ lee,Ann <ANN＠Example.org>,杭州', 'Bob,ann@example.org,'),
    );
    expect(countsOf(done.result)).toMatchObject({ updated: 1, created: 1 });
    expect(proposals(desk)).toEqual(['email']);
  });

  it('finds the same person twice in one file, and exact repeats', async () => {
    const desk = sourceDesk();
    const file = csv(
      '姓名,手机号,城市',
      '王一,13900000001,上海',
      '王一,139 0000 0001,杭州',
      '王一,13900000001,上海',
    );
    const done = await desk.give('a.csv', file);
    expect(countsOf(done.result)).toMatchObject({ created: 1, updated: 1, skipped: 1 });
    expect(desk.rows('SELECT city FROM member')).toEqual([{ city: '杭州' }]);
    // Two lines that contradict each other end as they did: the later one has the last word.
    const again = await desk.give('a.csv', file);
    expect(again.result.entities).toEqual({});
    expect(desk.rows('SELECT city FROM member')).toEqual([{ city: '杭州' }]);
    expect(desk.rows("SELECT count(*) AS n FROM change WHERE field = 'city'")).toEqual([{ n: 0 }]);
  });

  it('counts the names on a phone over workspace and file', async () => {
    const desk = sourceDesk();
    const file = (...people: readonly string[]) =>
      csv('姓名,手机号', ...people.map((name) => `${name},13900000001`));
    const first = await desk.give('a.csv', file('甲', '乙'));
    expect(first.result.warnings.map((one) => one.code)).toEqual(['possible-duplicate']);
    const second = await desk.give('b.csv', file('丙', '丁'));
    expect(second.result.warnings.map((one) => one.code)).toContain('shared-phone');
    // Nobody is found by it any more, but everybody by name and phone together.
    const third = await desk.give('c.csv', csv('姓名,手机号,城市', '甲,13900000001,苏州'));
    expect(countsOf(third.result)).toMatchObject({ updated: 1, created: 0 });
    const nameless = await desk.give('d.csv', csv('昵称,手机号', '小某,13900000001'));
    expect(countsOf(nameless.result)).toMatchObject({ created: 1 });
  });
});

describe('likeness', () => {
  const birthdays = csv(
    '姓名,手机号,生日,公司',
    '王一,13900000001,1990-01-02,',
    '李二,13900000002,,某某公司',
  );
  it('proposes who shares name and birthday or company, and merges nobody', async () => {
    const desk = sourceDesk();
    await desk.give('a.csv', birthdays);
    const done = await desk.giveTwice(
      'b.csv',
      csv(
        '姓名,userid,跟进员工,生日,所属企业',
        '王一,wm1,陈,1990/1/2,',
        '李二,wm2,陈,,某某公司',
        '张三,wm3,陈,,某某公司',
      ),
    );
    expect(countsOf(done.result)).toMatchObject({ created: 3 });
    expect(proposals(desk)).toEqual(['name-birthday', 'name-company']);
    expect(names(desk)).toEqual(['王一', '李二', '王一', '李二', '张三']);
    expect(done.result.warnings.find((one) => one.code === 'possible-duplicate')?.params).toEqual({
      count: 2,
    });
  });

  it('proposes nobody whom a phone, another id of the issuer, or another birthday tells apart', async () => {
    const desk = sourceDesk();
    await desk.give('a.csv', birthdays);
    await desk.give('b.csv', csv('姓名,手机号,生日', '王一,13900000009,1990-01-02'));
    await desk.give(
      'c.csv',
      csv('姓名,userid,跟进员工,生日', '王一,wm1,陈,1991-01-02', '赵六,wm2,陈,1980-05-06'),
    );
    await desk.give('d.csv', csv('姓名,userid,跟进员工,生日', '赵六,wm3,陈,1980-05-06'));
    expect(proposals(desk)).toEqual([]);
  });

  it('never takes a nickname for a key', async () => {
    const desk = sourceDesk();
    const row = (city: string) => csv('昵称,城市,来源渠道', `小一,${city},门店`);
    await desk.give('a.csv', row('上海'));
    const done = await desk.give('b.csv', row('北京'));
    expect(countsOf(done.result)).toMatchObject({ created: 1 });
    expect(proposals(desk)).toEqual([]);
  });
});

describe('members that were merged', () => {
  it('records under the one the keys name, shows it on the survivor, and sees no two people', async () => {
    const desk = sourceDesk();
    await desk.give('a.csv', csv('姓名,手机号', '王一,13900000001'));
    await desk.give('b.csv', csv('姓名,unionid', '王一,u1'));
    operate(desk.db, testEnv, { kind: 'merge', label: { key: 'history.import' } }, (operation) => {
      desk.db
        .prepare('INSERT INTO merge_link (uid, op, member_id, into_member_id) VALUES (?, ?, 1, 2)')
        .run(newUid('merge_link', testEnv), operation.id);
      desk.db.prepare('UPDATE member SET effective_member_id = 2 WHERE id = 1').run();
      desk.db.exec('INSERT INTO temp.dirty_member (id) VALUES (1), (2)');
    });
    const orders = await desk.giveTwice(
      'c.csv',
      csv(
        '订单编号,买家手机号,买家姓名,实付金额,支付时间',
        'A1,13900000001,,12.00,2026-05-01 10:00',
      ),
    );
    expect(countsOf(orders.result)).toMatchObject({ created: 1 });
    expect(desk.rows('SELECT member_id FROM order_')).toEqual([{ member_id: 1 }]);
    expect(desk.rows('SELECT member_id, orders, orders_net_minor FROM person')).toEqual([
      { member_id: 2, orders: 1, orders_net_minor: 1200 },
    ]);
    const both = await desk.giveTwice(
      'd.csv',
      csv('姓名,unionid,手机号,城市', '王一,u1,13900000001,杭州'),
    );
    expect(countsOf(both.result)).toMatchObject({ conflicts: 0, created: 0, updated: 1 });
    expect(proposals(desk)).toEqual([]);
    expect(checkAll(desk.db)).toEqual([]);
  });
});

describe('balances', () => {
  it('become one entry each time they move', async () => {
    const desk = sourceDesk();
    const file = (points: number) =>
      textOf([
        ['会员编号', '姓名', '手机号', '积分'],
        ['M1', '王一', '13900000001', String(points)],
      ]);
    await desk.giveTwice('a.csv', file(120));
    await desk.giveTwice('b.csv', file(90));
    expect(desk.rows('SELECT amount, kind FROM points_entry ORDER BY id')).toEqual([
      { amount: 120, kind: 'balance' },
      { amount: -30, kind: 'balance' },
    ]);
  });
});

describe('orders given in two shapes', () => {
  it('keeps the lines when a file with all products in a cell follows', async () => {
    const desk = sourceDesk();
    const head = '订单号,归属店铺,买家手机号,订单状态,买家付款时间,订单实付金额';
    const order = 'E1,一号店,13900000001,已发货,2026-05-01 10:00:00,30.00';
    const lines = csv(`${head},商品名称,商品数量`, `${order},咖啡,1`, `${order},茶,2`);
    const whole = csv(`${head},全部商品名称`, `${order},咖啡;茶`);
    const stored = () => desk.rows('SELECT line, product, quantity FROM order_line ORDER BY line');
    const expected = [
      { line: '1', product: '咖啡', quantity: 1 },
      { line: '2', product: '茶', quantity: 2 },
    ];
    await desk.giveTwice('lines.csv', lines);
    const again = await desk.giveTwice('whole.csv', whole);
    expect(countsOf(again.result)).toMatchObject({ unchanged: 1 });
    expect(stored()).toEqual(expected);
    const other = sourceDesk();
    await other.giveTwice('whole.csv', whole);
    await other.giveTwice('lines.csv', lines);
    expect(other.rows('SELECT line, product, quantity FROM order_line ORDER BY line')).toEqual(
      expected,
    );
    expect(other.rows('SELECT sum(amount_minor) AS paid FROM order_')).toEqual([{ paid: 3000 }]);
  });
});
