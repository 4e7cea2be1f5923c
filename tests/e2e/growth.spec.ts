import { join } from 'node:path';
import { createContext } from '../../electron/rooms/create-context.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import { createWorkspace } from '../../electron/store/create.ts';
import { operate } from '../../electron/store/log/operate.ts';
import { insertRow } from '../../electron/store/log/rows.ts';
import { openWriter } from '../../electron/store/open-writer.ts';
import { addDays } from '../../shared/domain/values/days.ts';
import { localDateOf } from '../../shared/domain/values/zone.ts';
import { nodeServices } from '../../electron/shell/node-services.ts';
import { faultlessInBothThemes } from './axe.ts';
import { expect, test } from './harness.ts';

const zone = 'Asia/Shanghai';

/** Six members who joined 60 days ago: four come back in the month after, one buys. */
const writeWorkspace = (path: string, today: string): void => {
  const env = { nowMs: Date.now(), actor: '测试员' };
  createWorkspace(path, { name: '茶友会', zone, machine: 'test', ...env });
  const { db, close } = openWriter(path);
  operate(db, env, { kind: 'edit', label: { key: 'test' } }, (operation) => {
    for (const [index, name] of ['甲一', '乙二', '丙三', '丁四', '戊五', '己六'].entries()) {
      const member = insertRow(db, operation, 'member', {
        uid: `me_tea_${index}`,
        name,
        joined_date: addDays(today, -60),
      });
      const acts = index < 4 ? [-60, -53] : [-60];
      for (const days of acts)
        insertRow(db, operation, 'interaction', {
          uid: `in_tea_${index}_${-days}`,
          member_id: member,
          kind: 'message',
          local_date: addDays(today, days),
          quantity: 1,
          counted: 1,
        });
    }
    insertRow(db, operation, 'interaction', {
      uid: 'in_tea_last',
      member_id: 1,
      kind: 'message',
      local_date: addDays(today, -1),
      quantity: 1,
      counted: 1,
    });
    insertRow(db, operation, 'order_', {
      uid: 'or_tea',
      namespace: 'shop',
      number: 'A1',
      member_id: 1,
      status: 'paid',
      paid_date: addDays(today, -3),
      currency: 'CNY',
      amount_minor: 5000,
    });
    db.exec(`INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member;
      INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) SELECT member_id, local_date FROM interaction;`);
  });
  close();
};

test('growth and retention tell their numbers, and each opens its members', async ({
  workstation,
}) => {
  test.setTimeout(180_000);
  const { page, dataFolder, consoleErrors } = workstation;
  const today = localDateOf(Date.now(), zone);
  const path = join(dataFolder, 'tea.workspace');
  writeWorkspace(path, today);
  // Opened once, the program offers it.
  const context = createContext(
    startProgram({ dataFolder, nowMs: Date.now }),
    nodeServices('command-line'),
  );
  await context.program.open(path);
  await context.close();
  await page.reload();
  await page.getByRole('button', { name: '茶友会' }).first().click();
  await page.getByRole('link', { name: '增长与留存' }).click();

  const growth = page.getByRole('region', { name: '增长' });
  const joined = addDays(today, -60).slice(0, 7);
  await growth.getByRole('button', { name: `${joined} 新增 6` }).click();
  const drawer = page.getByRole('complementary', { name: `${joined} 新增` });
  await expect(drawer.getByText('6 行，每行计 1，合计 6')).toBeVisible();
  await expect(drawer.getByRole('gridcell', { name: '丙三' })).toBeVisible();

  await expect(
    page.getByRole('region', { name: '活跃' }).getByRole('button', { name: /^日活（DAU）\s*1\s/ }),
  ).toBeVisible();

  const retention = page.getByRole('region', { name: '留存' });
  await retention.getByRole('combobox', { name: '留存单位' }).click();
  await page.getByTitle('看每日').click();
  await retention.getByRole('button', { name: `${joined} 第 7 日 66.7%` }).click();
  const cell = page.getByRole('complementary', { name: `${joined} 组 · 第 7 日 · 经典留存` });
  await expect(cell.getByText('4 ÷ 6')).toBeVisible();
  await expect(cell.getByText('4 行，每行计 1，合计 4')).toBeVisible();
  await retention.getByText('滚动', { exact: true }).click();
  await expect(retention.getByText(`算到 ${addDays(today, -1)} 为止。`)).toBeVisible();

  const rfm = page.getByRole('region', { name: '消费分群（RFM）' });
  await expect(rfm.getByText('1 位买家', { exact: true })).toBeVisible();
  await rfm.getByRole('button', { name: '重要价值客户 1' }).click();
  await expect(
    page
      .getByRole('complementary', { name: '重要价值客户' })
      .getByRole('gridcell', { name: '甲一' }),
  ).toBeVisible();

  await faultlessInBothThemes(page);
  expect(consoleErrors).toEqual([]);
});
