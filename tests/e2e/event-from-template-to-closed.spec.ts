import type { Page } from '@playwright/test';
import { writeXlsx } from 'hucre';
import { drawn, expect, test } from './harness.ts';
import { oneTry, typeDate } from './typed-date.ts';

test.describe.configure({ timeout: 180_000 });
test.use({ begins: '2026-12-10T09:00:00+08:00' });

/**
 * The gathering of 2027-01-20, 14:00 to 17:00 (Shanghai), by hand:
 *
 * | name   | list       | what happens                        | at the end           |
 * | ------ | ---------- | ----------------------------------- | -------------------- |
 * | 陈晚晴 | confirmed  | found by initials                   | came                 |
 * | 周以宁 | confirmed  | scanned twice, counted once         | came                 |
 * | 何北辰 | confirmed  | scanned                             | came                 |
 * | 沈清和 | confirmed  | –                                   | no-show              |
 * | 苏念慈 | confirmed  | cancels                             | cancelled            |
 * | 韩予安 | confirmed  | beyond capacity: waits, moves up    | confirmed, came      |
 * | 顾明远 | confirmed  | beyond capacity: waits              | waiting              |
 * | 白若溪 | cancelled  | –                                   | cancelled            |
 * | 林书瑶 | –          | member since 2025, walks in         | came                 |
 * | 陆新禾 | –          | nobody knew her, walks in           | came, new            |
 *
 * 8 sign-ups, 5 of them confirmed (陈 周 何 沈 韩), of whom 4 came: show-up 4 ÷ 5 = 80 %, no-show
 * 1 ÷ 5 = 20 %. In all 4 + 2 walk-ins = 6 came; all but 林 were first seen here: 5 new. Of 5 answers
 * 3 promote (10, 9, 9) and 1 detracts (3): NPS 60 − 20 = 40; 5 ÷ 6 = 83.3 % answered; satisfied
 * (5 + 5 + 4 + 4 + 2) ÷ 5 = 4.00. Cost 3,300 + 480 = 3,780 of 3,000 + 500 = 3,500.
 * Run sheet: 10 + 20 + 5 = 35 minutes planned, 13 + 18 + 11 = 42 real; the last one 6 over.
 */
const list: readonly (readonly string[])[] = [
  ['活动名称', '活动开始时间', '报名编号', '姓名', '手机', '报名时间', '报名状态'],
  ...(
    [
      ['陈晚晴', '已确认'],
      ['周以宁', '已确认'],
      ['何北辰', '已确认'],
      ['沈清和', '已确认'],
      ['苏念慈', '已确认'],
      ['韩予安', '已确认'],
      ['顾明远', '已确认'],
      ['白若溪', '已取消'],
    ] as const
  ).map(([name, status], at) => [
    '新春茶会',
    '2027-01-20 14:00',
    `A-100${at + 1}`,
    name,
    `1380013800${at + 1}`,
    `2027-01-0${at + 2} 10:00`,
    status,
  ]),
];
const members = '姓名,手机号,加入时间\n林书瑶,13700000001,2025-03-01\n';
const answers = `序号,提交答卷时间,所用时间,1、您有多大可能把我们推荐给朋友,2、您对这次活动满意吗(1-5分),3、您的建议
1,2027/1/21 10:00:00,60秒,10,5,茶点再多一些
2,2027/1/21 10:01:00,61秒,9,5,
3,2027/1/21 10:02:00,62秒,9,4,
4,2027/1/21 10:03:00,63秒,7,4,
5,2027/1/21 10:04:00,64秒,3,2,最后一段拖得太久
`;

const at = (time: string): string => `2027-01-20T${time}:00+08:00`;
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const room = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const openEvent = async (page: Page, name: string): Promise<void> => {
  await room(page, '活动').click();
  await page.getByRole('gridcell', { name: '新春茶会' }).click();
  await tab(page, name).click();
};
/** Checks and commits files in the imports room. */
const importFiles = async (
  page: Page,
  files: readonly { readonly name: string; readonly buffer: Buffer }[],
): Promise<void> => {
  await room(page, '导入').click();
  await drawn(page);
  await page
    .getByTestId('import-files')
    .setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })));
  const slow = { timeout: 30_000 };
  await page.getByRole('button', { name: /^检查/ }).click(slow);
  await page.getByRole('button', { name: /^提交 / }).click(slow);
  await expect(page.getByRole('heading', { name: /已提交/ }).first()).toBeVisible(slow);
};
const desk = (page: Page) => page.getByRole('combobox', { name: '找人或扫码' });
const outcome = (page: Page) => page.getByLabel('签到结果');
const scan = async (page: Page, code: string): Promise<void> => {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
};
const typeCost = async (page: Page, item: string, planned: string, actual: string) => {
  const sheet = page.getByRole('table', { name: '支出', exact: true });
  const cell = (column: string, row: string) =>
    sheet.getByLabel(`${column}：${row}`, { exact: true });
  await cell('项目', '新的一行').fill(item);
  await cell('计划', '新的一行').fill(planned);
  await page.keyboard.press('Enter');
  await cell('实际', item).fill(actual);
  await cell('实际', item).press('Enter');
  // As it is shown when it was saved.
  await expect(cell('实际', item)).toHaveValue(Number(actual).toLocaleString('en'));
};

test('an event goes from its template to closed, and every number is the one counted by hand', async ({
  workstation,
}) => {
  const { page, consoleErrors, setNow } = workstation;

  await test.step('planned from a template for a date', async () => {
    await page.getByLabel('名称').fill('茶友会');
    await page.getByRole('button', { name: '新建工作区' }).first().click();
    await room(page, '活动').click();
    await page.getByRole('button', { name: '新建活动' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('活动名称').fill('新春茶会');
    await form.getByRole('radio', { name: '线下聚会' }).check();
    const start = form.getByLabel('开始', { exact: true });
    await typeDate(start, '2027-01-20 14:00', () =>
      expect(form.getByLabel('结束', { exact: true })).toHaveValue(/^2027-01-20 17:00/, oneTry),
    );
    await form.getByRole('button', { name: '新建「新春茶会」' }).click();
    // Thirty days before the event, across the end of the year.
    await expect(
      page.getByRole('img', { name: /任务 组建团队与分工,? ?2026-12-21 09:00 – 2026-12-22 18:00/ }),
    ).toBeAttached();
    await page.getByLabel('名额', { exact: true }).fill('5');
    await page.getByLabel('名额', { exact: true }).press('Tab');
    await expect(page.getByText('名额已修改')).toBeVisible();
  });

  await test.step('a spreadsheet confirms more than fit: the latest wait', async () => {
    await setNow('2027-01-16T09:00:00+08:00');
    const rows = list.map((row) => [...row]);
    await importFiles(page, [
      { name: '会员.csv', buffer: Buffer.from(members) },
      {
        name: '报名.xlsx',
        buffer: Buffer.from(await writeXlsx({ sheets: [{ name: '报名', rows }] })),
      },
    ]);
    await openEvent(page, '报名与签到');
    await expect(page.getByText('已经超额：7 / 5。')).toBeVisible();
    await page.getByRole('button', { name: '最晚报名的转入候补' }).click();
    await expect(page.getByText('名额已满（5 / 5）')).toBeVisible();
    for (const name of ['韩予安', '顾明远'])
      await expect(page.getByRole('row', { name: new RegExp(`${name}.*候补`) })).toBeVisible();
  });

  await test.step('somebody cancels: who waits longest moves up', async () => {
    await page.getByRole('gridcell', { name: '苏念慈' }).click();
    const drawer = page.getByRole('complementary', { name: '报名与签到详情' });
    await expect(drawer.getByRole('heading', { name: '苏念慈' })).toBeVisible();
    await drawer.getByRole('button', { name: '取消报名' }).click();
    const free = page.getByRole('dialog', { name: '空出了名额' });
    await expect(free.getByRole('checkbox', { name: /韩予安/ })).toBeChecked();
    await free.getByRole('button', { name: '递补 1 人' }).click();
    await expect(free).toBeHidden();
    await expect(page.getByRole('row', { name: /韩予安.*已确认/ })).toBeVisible();
  });

  await test.step('checked in at the desk: twice the same, and two who had not signed up', async () => {
    await setNow(at('13:40'));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '打开签到台', exact: true }).click();
    await expect(desk(page)).toBeFocused();
    await desk(page).fill('cwq');
    await expect(page.getByLabel('找到的人').getByRole('row').first()).toContainText('陈晚晴');
    await desk(page).press('Enter');
    await expect(outcome(page)).toContainText('陈晚晴 已签到');
    for (const [code, name] of [
      ['A-1002', '周以宁'],
      ['A-1003', '何北辰'],
      ['A-1006', '韩予安'],
    ] as const) {
      await scan(page, code);
      await expect(outcome(page)).toContainText(`${name} 已签到`);
    }
    await scan(page, 'A-1002');
    await expect(page.getByRole('alert')).toContainText('周以宁 在 13:40 已经签到');
    await expect(page.getByLabel('实时计数').locator('strong')).toHaveText('4');

    const form = page.getByRole('dialog', { name: '登记现场加入' });
    await page.getByRole('button', { name: '登记现场加入' }).first().click();
    await form.getByLabel('姓名').fill('林书瑶');
    await page.getByTitle(/^林书瑶 ·/).click();
    await expect(form.getByText('已有会员：林书瑶')).toBeVisible();
    await form.getByRole('button', { name: '为“林书瑶”签到' }).click();
    await expect(outcome(page)).toContainText('林书瑶 已签到');
    await page.getByRole('button', { name: '登记现场加入' }).first().click();
    await form.getByLabel('姓名').fill('陆新禾');
    await form.getByLabel('手机（可不填）').fill('13600000002');
    await form.getByRole('button', { name: '为“陆新禾”签到' }).click();
    await expect(outcome(page)).toContainText('陆新禾 已签到');
    await expect(page.getByLabel('实时计数').locator('strong')).toHaveText('6');
    await page.getByRole('button', { name: '返回活动' }).click();
  });

  await test.step('the run sheet runs live, over its time', async () => {
    await tab(page, '流程表').click();
    await page.getByRole('button', { name: '填入…' }).click();
    await page.getByRole('menuitem', { name: '粘贴表格' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('textbox')
      .fill('10 分钟\t开场\t小林\n20 分钟\t分享\t周老师\n5 分钟\t收尾');
    await dialog.getByRole('button', { name: '添加 3 个环节' }).click();
    await setNow(at('13:55'));
    await page.getByRole('button', { name: '进入现场模式' }).click();
    const running = page.getByRole('region', { name: '现场模式' });
    await expect(running.getByText('距开始')).toBeVisible();
    await expect(running.getByText('5:00', { exact: true })).toBeVisible();
    const step = async (time: string, heading: string): Promise<void> => {
      await setNow(at(time));
      await page.keyboard.press('Space');
      await expect(running.getByRole('heading', { name: heading })).toBeVisible();
    };
    await step('14:03', '开场');
    await step('14:16', '分享');
    await step('14:34', '收尾');
    await setNow(at('14:41'));
    await expect(running.getByText('已超时，请尽快收尾')).toBeVisible();
    await page.keyboard.press('n');
    await page.keyboard.type('抽奖没停下来');
    await page.keyboard.press('Enter');
    await expect(page.getByText('现场记录已保存')).toBeVisible();
    await step('14:45', '全部环节已结束');
    await page.getByRole('button', { name: '返回流程表' }).click();
    await page.getByText('实际与偏差').click();
    const variance = page.getByRole('table', { name: '实际与偏差' });
    await expect(variance.getByRole('row', { name: /收尾/ })).toContainText(
      '超出 6 分钟抽奖没停下来',
    );
    await expect(variance.getByRole('row', { name: /合计/ })).toContainText(
      '35:0042:00超出 7 分钟',
    );
  });

  await test.step('what it cost, and what people say of it', async () => {
    await setNow('2027-01-23T10:00:00+08:00');
    await tab(page, '预算与物料').click();
    await typeCost(page, '茶室', '3000', '3300');
    await typeCost(page, '茶点', '500', '480');
    await importFiles(page, [{ name: '满意度.csv', buffer: Buffer.from(answers) }]);
    await openEvent(page, '结果与收尾');
    await page.getByRole('button', { name: '关联', exact: true }).click();
    await expect(page.getByText('已关联问卷')).toBeVisible();
  });

  await test.step('the results are the numbers counted by hand, and open into their rows', async () => {
    const card = (name: string) =>
      page.getByRole('region', { name: '结果' }).getByRole('button', { name });
    for (const [name, value] of [
      ['报名总数', '8'],
      ['确认报名', '5'],
      ['到场人数', '6'],
      ['现场加入', '2'],
      ['到场率', '80.0%'],
      ['缺席率', '20.0%'],
      ['活动带来的新人', '5'],
      ['活动 NPS', '40'],
      ['问卷回收率', '83.3%'],
      ['费用（实际）', '¥3,780.00'],
    ] as const)
      await expect(card(name).locator('.figure-value'), name).toHaveText(value, {
        timeout: 30_000,
      });
    await expect(card('活动 NPS')).toContainText('样本 5');
    await expect(page.getByRole('row', { name: /满意.*4\.00 \/ 5/ })).toBeVisible();
    for (const words of ['茶点再多一些', '最后一段拖得太久'])
      await expect(page.getByText(words)).toBeVisible();

    await card('缺席率').click();
    const drawer = page.getByRole('complementary', { name: '缺席率' });
    await expect(drawer.getByRole('row', { name: /沈清和/ })).toBeVisible();
    await expect(drawer.getByText('1 行，每行计 1，合计 1')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await card('费用（实际）').click();
    const cost = page.getByRole('complementary', { name: '费用（实际）' });
    await expect(cost.getByText('2 行，合计 ¥3,780.00')).toBeVisible();
    await expect(cost.getByRole('row', { name: /茶室 新春茶会 ¥3,300.00/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card('流程用时（实际）')).toContainText(
      '42 分钟计划 35 分钟 · 超出 7 分钟 · “收尾”超出 6 分钟',
    );
    await card('流程用时（实际）').click();
    const times = page.getByRole('complementary', { name: '流程用时（实际）' });
    await expect(times.getByRole('row', { name: /分享 20:00 18:00 少用 2 分钟/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('closed with what is open settled, and opened again by undo', async () => {
    const side = page.getByRole('complementary', { name: '收尾清单' });
    const state = page.getByRole('combobox', { name: '状态' });
    await side.getByRole('button', { name: '结束活动' }).click();
    const dialog = page.getByRole('dialog', { name: '结束“新春茶会”' });
    await expect(dialog.getByText(/项任务还没完成，怎么处理/)).toBeVisible();
    await dialog.getByRole('radio', { name: '全部标为完成' }).check();
    await dialog.getByRole('button', { name: '结束活动' }).click();
    await expect(side.getByText('活动已结束。')).toBeVisible();
    await expect(page.locator('.event-facts').getByTitle('已结束')).toBeVisible();
    await expect(state).toBeVisible();
    await page.getByRole('button', { name: '撤销' }).last().click();
    await expect(side.getByRole('button', { name: '结束活动' })).toBeVisible();
    await expect(page.locator('.event-facts').getByTitle('筹备中')).toBeVisible();
    await expect(side.getByText(/还有 \d+ 项/)).toBeVisible();
  });
  expect(consoleErrors).toEqual([]);
});
