import type { Locator, Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { faultlessInBothThemes } from './axe.ts';
import { oneTry, typeDate } from './typed-date.ts';

// Six accessibility checks take their time on a busy machine.
test.describe.configure({ timeout: 120_000 });

const bar = (page: Page, name: string): Locator =>
  page.locator('.gantt_bars_area').getByRole('img', { name: new RegExp(` ${name},`) });
const dates = async (task: Locator): Promise<string[]> =>
  (await task.getAttribute('aria-label'))!.match(/\d{4}-\d\d-\d\d \d\d:\d\d/g)!;
/** Where it is, in px; a chart that is just drawn anew has none of it for a moment. */
const boxOf = async (part: Locator) => {
  await expect(part).toBeVisible();
  return part.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });
};
const newEvent = async (page: Page, name: string, template: RegExp): Promise<void> => {
  await page.getByRole('button', { name: '新建活动' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('活动名称').fill(name);
  await form.getByRole('radio', { name: template }).check();
  await typeDate(form.getByLabel('开始', { exact: true }), '2035-01-20 19:00', () =>
    expect(form.getByLabel('结束', { exact: true })).toHaveValue(/^2035-01-20/, oneTry),
  );
  await form.getByRole('button', { name: `新建「${name}」` }).click();
  await expect(page.getByRole('row', { name: /任务/ }).first()).toBeVisible();
};
const drag = async (page: Page, from: { x: number; y: number }, byX: number): Promise<void> => {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + byX / 2, from.y, { steps: 4 });
  await page.mouse.move(from.x + byX, from.y, { steps: 4 });
  // The chart passes over moves that follow each other within a frame or two; the last one counts.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  });
  await page.mouse.move(from.x + byX, from.y + 1);
  await page.mouse.up();
};

test('an event is planned from a template and its tasks move by mouse and by keyboard', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await newEvent(page, '新春茶会', /线上分享会/);

  // By mouse: two days on, then a day longer (it follows the mouse, to the hour).
  const content = bar(page, '确定分享内容');
  expect(await dates(content)).toEqual(['2035-01-06 09:00', '2035-01-09 18:00']);
  const { width: day } = await boxOf(
    page.locator('.gantt_scale_line').last().locator('.gantt_scale_cell').nth(1),
  );
  const middle = async (task: Locator) => {
    const box = await boxOf(task);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, right: box.x + box.width };
  };
  const before = await middle(content);
  await drag(page, before, 2 * day);
  await expect(content).toHaveAttribute('aria-label', /2035-01-08 09:00 – 2035-01-11 18:00/);
  const moved = await middle(content);
  await page.mouse.move(moved.x, moved.y);
  await drag(page, { x: moved.right - 1, y: moved.y }, day);
  await expect(content).toHaveAttribute(
    'aria-label',
    /2035-01-08 09:00 – 2035-01-12 (17|18|19):00/,
  );
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(content).toHaveAttribute('aria-label', /2035-01-08 09:00 – 2035-01-11 18:00/);

  // By keyboard: move, lengthen, put behind the next task, edit the dates, link.
  const chart = page.getByRole('application', { name: '时间线' });
  await chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const speaker = bar(page, '确定分享嘉宾');
  await expect(page.getByRole('status').filter({ hasText: '确定分享嘉宾' })).toBeAttached();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(speaker).toHaveAttribute('aria-label', /2035-01-07 09:00 – 2035-01-10 18:00/);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect(speaker).toHaveAttribute('aria-label', /2035-01-07 09:00 – 2035-01-11 18:00/);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('row', { name: /任务/ }).first()).toHaveAccessibleName(
    /确定分享嘉宾/,
  );
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('complementary', { name: '任务详情' });
  await drawer.getByLabel('结束', { exact: true }).fill('2035-01-06 18:00');
  await page.keyboard.press('Enter');
  await expect(page.getByText('结束时间早于开始时间')).toBeVisible();
  await drawer.getByLabel('结束', { exact: true }).fill('2035-01-12 12:00');
  await page.keyboard.press('Enter');
  await expect(speaker).toHaveAttribute('aria-label', /2035-01-07 09:00 – 2035-01-12 12:00/);
  await drawer.getByLabel('负责人').fill('程一苇');
  await drawer.getByLabel('负责人').press('Enter');
  await expect(page.getByRole('gridcell', { name: '程一苇' })).toBeVisible();
  await drawer.getByLabel('添加前置任务').click();
  await page.getByTitle('第一次通知').click();
  await expect(page.getByText('这样任务会互相等待')).toBeVisible();
  await page.keyboard.press('Escape');

  // A milestone comes, waits for a task, goes, and is brought back with its link.
  await page.getByRole('button', { name: '添加里程碑' }).click();
  await drawer.getByLabel('名称').fill('物料到齐');
  await drawer.getByLabel('名称').press('Enter');
  await expect(page.getByRole('row', { name: /里程碑 物料到齐/ })).toBeVisible();
  await drawer.getByLabel('添加前置任务').click();
  await page.getByTitle('确定分享内容').click();
  const link = page.getByRole('img', { name: /确定分享内容 → 物料到齐/ });
  await expect(link).toBeAttached();
  await drawer.getByRole('button', { name: '删除', exact: true }).click();
  await expect(link).not.toBeAttached();
  await expect(page.getByRole('row', { name: /物料到齐/ })).toBeHidden();
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(page.getByRole('row', { name: /物料到齐/ })).toBeVisible();

  await page.reload();
  await expect(link).toBeAttached();
  await expect(speaker).toHaveAttribute(
    'aria-label',
    /2035-01-07 09:00 – 2035-01-12 12:00, 负责人 程一苇/,
  );
  await expect(content).toHaveAttribute('aria-label', /2035-01-08 09:00 – 2035-01-11 18:00/);
  expect(
    await page
      .locator('.timeline [aria-label*="Link "], .timeline [aria-label*="Start date"]')
      .count(),
  ).toBe(0);
  expect(consoleErrors).toEqual([]);
});

test('an event moves with its tasks, keeps its plan sheet, rests in the archive; every page can be read', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '活动', exact: true }).click();
  await newEvent(page, '元宵茶会', /线下聚会/);
  const team = page.getByRole('row', { name: /组建团队与分工/ });
  await expect(team).toHaveAccessibleName(/2034-12-21 09:00/);
  await faultlessInBothThemes(page);

  await page.getByRole('button', { name: '改期' }).click();
  const form = page.getByRole('dialog');
  const move = form.getByRole('button', { name: '改到 2035-02-20' });
  await typeDate(form.getByLabel('开始', { exact: true }), '2035-02-20 15:00', () =>
    expect(move).toBeVisible(oneTry),
  );
  await move.click();
  await expect(team).toHaveAccessibleName(/2035-01-21 09:00/);
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(team).toHaveAccessibleName(/2034-12-21 09:00/);

  await page.getByRole('tab', { name: '策划书' }).click();
  await expect(page.getByText('已填 3 / 15 项')).toBeVisible();
  for (const [field, text] of [
    ['目的', '认识新邻居'],
    ['预算', '¥3,000'],
    ['后续跟进', '发感谢信'],
  ] as const)
    await page.getByLabel(field, { exact: true }).fill(text);
  await page.getByLabel('流程', { exact: true }).focus();
  await expect(page.getByText('已填 6 / 15 项')).toBeVisible();
  await faultlessInBothThemes(page);
  await page.reload();
  await page.getByRole('tab', { name: '策划书' }).click();
  await expect(page.getByLabel('预算', { exact: true })).toHaveValue('¥3,000');

  await page.getByRole('button', { name: '归档' }).click();
  await page.getByRole('button', { name: '返回活动列表' }).click();
  await page.locator('.ant-segmented').getByText('已归档').click();
  await page.getByRole('gridcell', { name: '元宵茶会' }).click();
  await page.getByRole('button', { name: '恢复' }).click();
  await page.getByRole('button', { name: '返回活动列表' }).click();
  await expect(page.getByRole('gridcell', { name: '元宵茶会' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '0 / 24' })).toBeVisible();
  await faultlessInBothThemes(page);
  expect(consoleErrors).toEqual([]);
});
