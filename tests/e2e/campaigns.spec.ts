import { join } from 'node:path';
import { createContext } from '../../electron/rooms/create-context.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import { createWorkspace } from '../../electron/store/create.ts';
import { openWriter } from '../../electron/store/open-writer.ts';
import { setScope } from '../../electron/store/queries/campaigns/scope.ts';
import { addKpi, createCampaign } from '../../electron/store/queries/campaigns/save.ts';
import { nodeServices } from '../../electron/shell/node-services.ts';
import { addEvent, scan, signUp } from '../support/attendance.ts';
import { write } from '../support/recorded-rows.ts';
import { faultlessInBothThemes } from './axe.ts';
import { expect, test } from './harness.ts';
import { importList } from './import-list.ts';
import { typeDate } from './typed-date.ts';

const list = `姓名,手机号,城市
陈一,13900000001,上海
陈二,13900000002,上海
李三,13900000003,杭州
王四,13900000004,上海
`;

test('a campaign is made, given a scope and a KPI contract, signed, and later edits are marked', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '社群', exact: true }).click();
  await page.getByRole('button', { name: '新建社群' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('读书会');
  await page.getByRole('dialog').getByRole('button', { name: '新建社群' }).click();
  await expect(page.getByRole('heading', { name: '读书会' })).toBeVisible();

  await page.getByRole('link', { name: '活动项目', exact: true }).click();
  await page.getByRole('button', { name: '新建项目' }).click();
  const form = page.getByRole('dialog', { name: '新建项目' });
  await form.getByLabel('名称').fill('年末品茶季');
  await typeDate(form.getByLabel('开始', { exact: true }), '2031-12-10');
  await typeDate(form.getByLabel('结束', { exact: true }), '2031-12-01');
  await form.getByRole('button', { name: '新建项目' }).click();
  await expect(page.getByText(/结束时间早于开始时间/)).toBeVisible();
  await typeDate(form.getByLabel('结束', { exact: true }), '2031-12-20');
  // A button still turning from the answer before takes no click.
  await expect(form.getByRole('button', { name: '新建项目' })).not.toHaveClass(/loading/);
  await form.getByRole('button', { name: '新建项目' }).click();
  await expect(page.getByText('未开始')).toBeVisible();
  await expect(page.getByText('2031-11-29 – 2031-12-09')).toBeVisible();

  await page.getByRole('button', { name: '范围' }).click();
  const scope = page.getByRole('dialog', { name: '范围' });
  await scope.getByRole('combobox', { name: '社群', exact: true }).click();
  await page.getByTitle('读书会').click();
  await page.keyboard.press('Escape');
  await scope.getByRole('button', { name: '保存' }).click();
  await expect(scope).toBeHidden();
  await expect(page.getByText('读书会', { exact: true }).first()).toBeVisible();

  await page.getByRole('combobox', { name: '指标' }).click();
  await page.getByTitle('用户增长率').click();
  await page.getByRole('button', { name: '添加 KPI' }).click();
  const target = page.getByRole('spinbutton', { name: '用户增长率 目标值' });
  await target.fill('12.5');
  await target.blur();
  const weight = page.getByRole('spinbutton', { name: '用户增长率 权重' });
  await weight.fill('3');
  await weight.blur();
  const owner = page.getByRole('combobox', { name: '用户增长率 负责人' });
  await owner.fill('程一苇');
  await owner.blur();
  // Nothing has begun: a dash that says so, not zero.
  await page.getByRole('button', { name: /^用户增长率：—/ }).click();
  await expect(page.getByRole('complementary').getByText('还没有开始')).toBeVisible();
  await page.getByRole('complementary').getByRole('button', { name: '关闭侧栏' }).click();

  await page.getByRole('button', { name: '签定 KPI' }).click();
  await page.getByRole('button', { name: '签定 1 项 KPI' }).click();
  await expect(page.getByText(/\d{4}-\d{2}-\d{2} \d{2}:\d{2} 签定/)).toBeVisible();
  await expect(page.getByText('签定后修改')).toBeHidden();
  await target.fill('10');
  await target.blur();
  await expect(page.getByText('签定后修改')).toBeVisible();
  await page.reload();
  await expect(target).toHaveValue('10');
  await expect(weight).toHaveValue('3');
  await expect(owner).toHaveValue('程一苇');

  await page.getByRole('button', { name: '归档' }).click();
  await page.getByRole('button', { name: '返回项目列表' }).click();
  await expect(page.getByText(/还没有活动项目/)).toBeVisible();
  await page.getByText('已归档', { exact: true }).first().click();
  await expect(page.getByRole('link', { name: '年末品茶季' })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test('a campaign is aimed at a segment: who was in it at the start is kept, also when it is deleted', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await importList(page, list);
  await page.getByRole('link', { name: '分群' }).click();
  await page.getByRole('button', { name: '新建分群' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('沪上');
  await page.getByRole('button', { name: '添加条件', exact: true }).click();
  const fact = page.getByRole('group', { name: '条件 1', exact: true });
  await fact.getByRole('combobox', { name: '什么' }).fill('城市');
  await page.keyboard.press('Enter');
  await fact.getByRole('combobox', { name: '值' }).click();
  await page.getByTitle(/^上海/).last().click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('button', { name: '在会员列表中查看' })).toBeEnabled();

  await page.getByRole('link', { name: '活动项目', exact: true }).click();
  await page.getByRole('button', { name: '新建项目' }).click();
  const form = page.getByRole('dialog', { name: '新建项目' });
  await form.getByLabel('名称').fill('秋茶季');
  await typeDate(form.getByLabel('开始', { exact: true }), '2025-11-10');
  await typeDate(form.getByLabel('结束', { exact: true }), '2025-11-20');
  await form.getByRole('button', { name: '新建项目' }).click();
  await expect(page.getByText('没有选分群：计入所有人。')).toBeVisible();
  await page.getByRole('combobox', { name: '指标' }).click();
  await page.getByTitle('成员总数').click();
  await page.getByRole('button', { name: '添加 KPI' }).click();
  await expect(page.getByRole('button', { name: /^成员总数：4/ }).first()).toBeVisible();

  await page.getByRole('button', { name: '范围' }).click();
  const scope = page.getByRole('dialog', { name: '范围' });
  await scope.getByRole('combobox', { name: '分群', exact: true }).click();
  await page.getByTitle('沪上').click();
  await page.keyboard.press('Escape');
  await expect(scope.getByText('按开始日 2025-11-10 冻结成员名单', { exact: false })).toBeVisible();
  await scope.getByRole('button', { name: '保存' }).click();
  await expect(scope).toBeHidden();
  const line = page.getByRole('listitem').filter({ hasText: '沪上' });
  await expect(line).toContainText('2025-11-10 开始时 3 人');
  await expect(line).toContainText('现在 3 人，其中 3 人开始时就在。', { timeout: 20_000 });
  await page
    .getByRole('button', { name: /^成员总数：3/ })
    .first()
    .click();
  await expect(page.getByRole('complementary').getByText('3 行，每行计 1，合计 3')).toBeVisible();
  await page.getByRole('complementary').getByRole('button', { name: '关闭侧栏' }).click();

  // The segment goes; what was kept of it stays, here and in the retrospective.
  await line.getByRole('link', { name: '沪上' }).click();
  await page.getByRole('button', { name: '删除分群' }).click();
  await page.getByRole('link', { name: '活动项目', exact: true }).click();
  await page.getByRole('link', { name: '秋茶季' }).click();
  await expect(line).toContainText('已失效');
  await expect(line).toContainText('2025-11-10 开始时 3 人');
  await expect(page.getByRole('button', { name: /^成员总数：3/ }).first()).toBeVisible();
  await page.getByRole('button', { name: '复盘', exact: true }).click();
  await expect(
    page.getByText('成员类指标只计 2025-11-10 在分群「沪上」中的 3 人', { exact: false }),
  ).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test.describe('a running campaign', () => {
  // The fifth of ten days.
  test.use({ begins: '2026-11-14T04:00:00Z' });

  test('shows its pace, what is off, its money, its content and what moved after signing', async ({
    workstation,
  }) => {
    const { page, consoleErrors } = workstation;
    await page.getByLabel('名称').fill('茶友会');
    await page.getByRole('button', { name: '新建工作区' }).first().click();
    await importList(page, list);
    await page.getByRole('link', { name: '社群', exact: true }).click();
    await page.getByRole('button', { name: '新建社群' }).click();
    await page.getByRole('dialog').getByLabel('名称').fill('读书会');
    await page.getByRole('dialog').getByRole('button', { name: '新建社群' }).click();
    await expect(page.getByRole('heading', { name: '读书会' })).toBeVisible();

    await page.getByRole('link', { name: '活动项目', exact: true }).click();
    await page.getByRole('button', { name: '新建项目' }).click();
    const form = page.getByRole('dialog', { name: '新建项目' });
    await form.getByLabel('名称').fill('秋茶季');
    await typeDate(form.getByLabel('开始', { exact: true }), '2026-11-10');
    await typeDate(form.getByLabel('结束', { exact: true }), '2026-11-19');
    await form.getByLabel('预算').fill('1000');
    await form.getByRole('button', { name: '新建项目' }).click();
    await expect(page.getByText('已过 4 / 10 天（40.0%）', { exact: false })).toBeVisible();

    const add = async (metric: string, filter: string | null): Promise<void> => {
      await page.getByRole('combobox', { name: '指标' }).click();
      await page.getByTitle(metric).click();
      if (filter !== null) {
        await page.getByRole('combobox', { name: '只看社群或活动' }).click();
        await page.getByTitle(filter).last().click();
      }
      await page.getByRole('button', { name: '添加 KPI' }).click();
    };
    const off = page.getByRole('list', { name: '需要处理' });
    await add('成员总数', null);
    await expect(off).toContainText('成员总数 没有目标值');
    // Four people on the eve, and still four of nine: six by now, five in the six days that are left.
    const target = page.getByRole('spinbutton', { name: '成员总数 目标值' });
    await target.fill('9');
    await target.blur();
    await expect(off).toContainText('成员总数：实际 4，此时应有 6');
    await expect(off).toContainText('剩下每天要增加 1 才能达成');
    const live = page.getByRole('region', { name: '进度' });
    await expect(live.getByRole('row', { name: /成员总数/ })).toContainText('落后');
    const baseline = page.getByRole('spinbutton', { name: '成员总数 基线' });
    await baseline.fill('2');
    await baseline.blur();
    await expect(page.getByRole('region', { name: 'KPI 约定' })).toContainText('+100.0%');
    await add('新增成员', '读书会');
    await expect(live.getByRole('row', { name: /新增成员（读书会）/ })).toBeVisible();

    // Channels with their cost, pasted as from a spreadsheet.
    const costs = page.getByRole('table', { name: '渠道与费用' });
    await costs.locator('[data-column="channel"]').last().focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '朋友圈\t2026-11-11\t图文\t200\t300\n海报\t\t\t100\t900');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect(off).toContainText('花费超出预算 ¥200.00');
    const money = page.getByRole('region', { name: '渠道与费用' });
    await expect(money.getByText('¥1,200.00')).toBeVisible();
    await costs.getByRole('button', { name: /删除.*海报|海报.*删除/ }).click();
    await expect(money.getByText('¥700.00')).toBeVisible();
    await page.getByRole('button', { name: '撤销' }).last().click();
    await expect(off).toContainText('花费超出预算 ¥200.00');

    await page.getByRole('button', { name: '新建内容' }).click();
    const item = page.getByRole('dialog', { name: '新建内容' });
    await item.getByLabel('标题').fill('新茶上市');
    await item.getByRole('button', { name: /新茶上市/ }).click();
    const drawer = page.getByRole('complementary');
    await expect(drawer.getByText('新茶上市')).toBeVisible();
    await drawer.getByRole('button', { name: '关闭侧栏' }).click();
    await expect(page.getByRole('region', { name: '内容' })).toContainText('新茶上市');

    await page.getByRole('button', { name: '签定 KPI' }).click();
    await page.getByRole('button', { name: '签定 2 项 KPI' }).click();
    await page.getByRole('button', { name: '删除 KPI 新增成员（读书会）' }).click();
    await expect(page.getByRole('list', { name: '签定后改动' })).toContainText(
      '签定后删除了 KPI：新增成员（读书会）',
    );
    await faultlessInBothThemes(page);

    await page.getByRole('button', { name: '返回项目列表' }).click();
    await page.getByRole('link', { name: '日历', exact: true }).click();
    await expect(page.getByRole('heading', { name: '2026年11月' })).toBeVisible();
    await faultlessInBothThemes(page);
    await page.getByRole('link', { name: '秋茶季' }).first().click();
    await expect(page.getByRole('heading', { name: '秋茶季' })).toBeVisible();
    expect(consoleErrors).toEqual([]);
  });
});

const beforeStart = Date.parse('2026-11-14T04:00:00Z');

/** Three past events that half, three quarters and all of their guests came to; one to come. */
const withPastEvents = (path: string): void => {
  const env = { nowMs: beforeStart, actor: '测试员' };
  createWorkspace(path, { name: '茶友会', zone: 'Asia/Shanghai', machine: 'test', ...env });
  const { db, close } = openWriter(path);
  const members = ['me_1', 'me_2', 'me_3', 'me_4'];
  write(db, (insert) => {
    insert('community', { uid: 'co_tea', name: '读书会' });
    for (const uid of members) insert('member', { uid, name: uid, joined_date: '2026-01-01' });
  });
  for (const [n, came] of [2, 3, 4].entries()) {
    const [uid, day] = [`ev_${n}`, `2026-0${6 + n}-10`];
    addEvent(db, uid, `${day}T06:00:00Z`, `${day}T08:00:00Z`);
    signUp(db, uid, Object.fromEntries(members.map((one) => [one, 'confirmed' as const])));
    scan(
      db,
      uid,
      members.slice(0, came).map((one) => [one, 'in', `${day}T06:05:00Z`] as const),
    );
  }
  addEvent(db, 'ev_next', '2026-12-05T06:00:00Z', '2026-12-05T08:00:00Z');
  const { uid: campaignUid } = createCampaign(
    db,
    { name: '冬茶季', from: '2026-12-01', to: '2026-12-31' },
    env,
  );
  const comparison = { communityUids: ['co_tea'], segmentUids: [] };
  setScope(
    db,
    { uid: campaignUid, communityUids: [], eventUids: ['ev_next'], segmentUids: [], comparison },
    env,
  );
  const none = { filter: null, target: null, targetHigh: null, baseline: null, owner: null };
  for (const metric of ['events.show_up_rate', 'events.nps', 'campaign.cost'] as const)
    addKpi(db, { campaignUid, kpi: { ...none, metric, direction: 'up', weight: 1 } }, env);
  close();
};

test.describe('a campaign to come', () => {
  test.use({ begins: '2026-11-14T04:00:00Z' });

  test('starts a KPI from similar past events, names its comparison group and opens its month', async ({
    workstation,
  }) => {
    const { page, dataFolder, consoleErrors } = workstation;
    const path = join(dataFolder, 'tea.workspace');
    withPastEvents(path);
    const program = startProgram({ dataFolder, nowMs: () => beforeStart });
    const context = createContext(program, nodeServices('command-line'));
    await context.program.open(path);
    await context.close();
    await page.reload();
    await page.getByRole('button', { name: '茶友会' }).first().click();
    await page.getByRole('link', { name: '活动项目', exact: true }).click();
    await page.getByRole('link', { name: '冬茶季' }).click();

    const kpis = page.getByRole('region', { name: 'KPI 约定' });
    const row = kpis.getByRole('row', { name: /到场率/ });
    const drawer = page.getByRole('complementary');
    await row.getByRole('button', { name: '参考类似活动' }).click();
    await expect(drawer.getByText('3 场的中位数：75.0%')).toBeVisible();
    await expect(drawer.getByRole('link', { name: 'ev_2' })).toBeVisible();
    await drawer.getByRole('button', { name: '用作基线' }).click();
    await expect(row.getByRole('button', { name: '3 场类似活动的中位数' })).toBeVisible();
    const baseline = row.getByRole('spinbutton', { name: '到场率 基线' });
    await expect(baseline).toHaveValue('75');
    await expect(drawer.getByText('按现在的记录，类似活动和数值都没有变。')).toBeVisible();
    await faultlessInBothThemes(page);
    // Only looked at, the box changes nothing; typed over, it is no median any more.
    await baseline.focus();
    await baseline.blur();
    await expect(row.getByRole('button', { name: '3 场类似活动的中位数' })).toBeVisible();
    await baseline.fill('60');
    await baseline.blur();
    await expect(row.getByRole('button', { name: '参考类似活动' })).toBeVisible();
    await page.getByRole('button', { name: '撤销' }).last().click();
    await expect(baseline).toHaveValue('75');
    await drawer.getByRole('button', { name: '关闭侧栏' }).click();
    await kpis
      .getByRole('row', { name: /NPS/ })
      .getByRole('button', { name: '参考类似活动' })
      .click();
    await expect(drawer.getByText('找到 3 场类似的活动，都没有这个指标的数值。')).toBeVisible();
    await drawer.getByRole('button', { name: '关闭侧栏' }).click();

    const group = page.getByRole('region', { name: '对照组' });
    await expect(group.getByRole('link', { name: '读书会' })).toBeVisible();
    await expect(group).toContainText('2026-12-01 开始时冻结');
    await expect(group).toContainText('现在 0 人。');
    // Nothing makes the frame scroll with its page.
    await group.evaluate((node) => node.scrollIntoView());
    expect(await page.evaluate(() => document.documentElement.scrollTop)).toBe(0);

    await page.getByRole('main').getByRole('link', { name: '日历' }).click();
    await expect(page.getByRole('heading', { name: '2026年12月' })).toBeVisible();
    await page.getByRole('link', { name: '冬茶季' }).first().click();
    await expect(page.getByRole('heading', { name: '冬茶季' })).toBeVisible();
    expect(consoleErrors).toEqual([]);
  });
});
