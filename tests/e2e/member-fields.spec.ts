import { expect, test } from './harness.ts';
import { importList } from './import-list.ts';

const list = `姓名,手机号,城市
陈一,13900000001,上海
陈二,13900000002,上海
李三,13900000003,杭州
`;

test('a choice field is defined, set for several at once, filtered by, and undone', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await importList(page, list);
  await expect(page.getByText('3 位', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: '字段', exact: true }).click();
  await page.getByRole('button', { name: '新建字段' }).click();
  const form = page.getByRole('dialog', { name: '新建字段' });
  await form.getByRole('textbox', { name: '名称' }).fill('会员等级');
  await form.getByText('单选', { exact: true }).click();
  await form.getByRole('textbox', { name: '选项' }).fill('金卡\n银卡');
  await form.getByRole('button', { name: '新建字段' }).click();
  await expect(page.getByRole('table', { name: '字段' })).toContainText('金卡、银卡');

  await page.getByRole('link', { name: '名单', exact: true }).click();
  await expect(page.getByText('3 位', { exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: '选择全部' }).check();
  await page.getByRole('button', { name: '批量修改…' }).click();
  await page.getByRole('checkbox', { name: '会员等级' }).check();
  await page.getByRole('combobox', { name: '会员等级' }).fill('金卡');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '修改 3 位' }).click();
  const done = page.getByRole('status').filter({ hasText: '已修改 3 位会员' });
  await expect(done).toBeVisible();

  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('checkbox', { name: '会员等级' }).check();
  for (const name of ['标签', '社群', '消费净额', '参加活动', '报名', '订单'])
    await page.getByRole('checkbox', { name, exact: true }).uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '添加筛选' }).click();
  await page.getByRole('combobox', { name: '列' }).fill('会员等级');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: '金卡 (3)' }).check();
  await page.getByRole('button', { name: '应用' }).click();
  await expect(page.getByText('会员等级: 金卡')).toBeVisible();
  await expect(page.getByRole('gridcell', { name: '金卡' })).toHaveCount(3);

  await page.keyboard.press('Control+z');
  await expect(page.getByText('没有符合条件的会员。')).toBeVisible();
  await page.getByRole('button', { name: '移除筛选：会员等级: 金卡' }).click();
  await expect(page.getByRole('gridcell', { name: /^[陈李].$/ })).toHaveCount(3);
  await expect(page.getByRole('gridcell', { name: '金卡' })).toHaveCount(0);
  expect(consoleErrors).toEqual([]);
});

test('conditions ask about a field; two of its options at once are refused, deleted it is named', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await page.getByRole('link', { name: '字段', exact: true }).click();
  await page.getByRole('button', { name: '新建字段' }).first().click();
  const form = page.getByRole('dialog', { name: '新建字段' });
  await form.getByRole('textbox', { name: '名称' }).fill('会员等级');
  await form.getByText('单选', { exact: true }).click();
  await form.getByRole('textbox', { name: '选项' }).fill('金卡\n银卡');
  await form.getByRole('button', { name: '新建字段' }).click();
  await expect(page.getByRole('table', { name: '字段' })).toContainText('金卡、银卡');

  await page.getByRole('link', { name: '分群' }).click();
  await page.getByRole('button', { name: '新建分群' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('金卡客');
  const fact = (place: string) => page.getByRole('group', { name: `条件 ${place}`, exact: true });
  const ask = async (place: string, option: RegExp): Promise<void> => {
    await page.getByRole('button', { name: '添加条件', exact: true }).click();
    await fact(place).getByRole('combobox', { name: '什么' }).fill('会员等级');
    await page.keyboard.press('Enter');
    await fact(place).getByRole('combobox', { name: '值' }).click();
    await page.getByTitle(option).last().click();
    await page.keyboard.press('Escape');
  };
  await ask('1', /^金卡/);
  await ask('2', /^银卡/);
  await expect(fact('2').getByRole('note')).toHaveText('和“会员等级: 金卡”不可能同时满足。');
  const save = page.getByRole('button', { name: '保存', exact: true });
  await expect(save).toBeDisabled();
  await fact('2').focus();
  await page.keyboard.press('Delete');
  await save.click();
  await expect(page.getByRole('button', { name: '在会员列表中查看' })).toBeEnabled();

  await page.getByRole('link', { name: '字段', exact: true }).click();
  await page.getByRole('button', { name: /删除.*会员等级|会员等级.*删除/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /删除/ }).click();
  await page.getByRole('link', { name: '分群' }).click();
  await page.getByRole('link', { name: '金卡客' }).click();
  await expect(fact('1').getByText('会员等级（已删除）')).toBeVisible();
  await expect(fact('1').getByRole('note')).toHaveText(
    '已删除或已改成别的类型：没有人能满足，请替换或去掉。',
  );
  expect(consoleErrors).toEqual([]);
});
