import { faultsIn } from './axe.ts';
import { expect, test } from './harness.ts';
import { importList } from './import-list.ts';

const list = `姓名,手机号,城市,标签
陈一,13900000001,上海,老客
陈二,13900000002,上海,团长
李三,13900000003,杭州,老客
王四,13900000004,上海,
`;

test('a nested segment shows its size while it is made, is saved, and narrows the list', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).first().click();
  await importList(page, list);
  await page.getByRole('link', { name: '分群' }).click();
  await page.getByRole('button', { name: '新建分群' }).click();
  const size = page.getByRole('complementary').getByRole('status');
  // The first long question starts the thread that answers it.
  await expect(size).toHaveText('4共 4 位会员，占 100.0%', { timeout: 20_000 });

  const fact = (place: string) => page.getByRole('group', { name: `条件 ${place}`, exact: true });
  const ask = async (place: string, field: string, value: RegExp): Promise<void> => {
    await fact(place).getByRole('combobox', { name: '什么' }).fill(field);
    await page.keyboard.press('Enter');
    await fact(place).getByRole('combobox', { name: '值' }).click();
    await page.getByRole('option', { name: value }).or(page.getByTitle(value)).last().click();
    await page.keyboard.press('Escape');
  };
  // 上海 and (团长 or not 老客): two of three.
  await page.getByRole('textbox', { name: '名称' }).fill('沪上新客');
  await page.getByRole('button', { name: '添加条件', exact: true }).click();
  await ask('1', '城市', /^上海 \(3\)$/);
  await expect(size).toHaveText('3共 4 位会员，占 75.0%');
  await page.getByRole('button', { name: '添加条件组', exact: true }).click();
  const inner = page.getByRole('group', { name: '条件组 2', exact: true });
  await ask('2.1', '标签', /^团长 \(1\)$/);
  await expect(size).toHaveText('1共 4 位会员，占 25.0%');
  await inner.getByRole('button', { name: '添加条件组' }).click();
  await ask('2.2.1', '标签', /^老客 \(2\)$/);
  await page.getByRole('group', { name: '条件组 2.2', exact: true }).getByText('都不满足').click();
  await expect(size).toHaveText('2共 4 位会员，占 50.0%');
  await expect(page.getByRole('complementary').getByRole('listitem')).toHaveText([
    '陈二上海',
    '王四上海',
  ]);

  // By keys alone: copied, moved into the group below, and taken away again.
  await fact('1').focus();
  await page.keyboard.press('Control+d');
  await expect(fact('2')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByRole('group', { name: '条件 2.1', exact: true })).toBeFocused();
  await expect(size).toHaveText('3共 4 位会员，占 75.0%');
  await page.keyboard.press('Delete');
  await expect(size).toHaveText('2共 4 位会员，占 50.0%');

  expect(await faultsIn(page, { serious: true })).toEqual([]);

  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: '在会员列表中查看' }).click();
  await expect(page.getByText('在分群“沪上新客”里')).toBeVisible();
  await expect(page.getByText('2 位', { exact: true })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: /^[陈李王].$/ })).toHaveText(['陈二', '王四']);

  // Two cities at once are nobody: said at the place, and not saved.
  await page.getByRole('link', { name: '分群' }).click();
  await expect(page.getByRole('row', { name: /沪上新客.*2.*50\.0%/ })).toBeVisible();
  await page.getByRole('link', { name: '沪上新客' }).click();
  await page.getByRole('button', { name: '添加条件', exact: true }).last().click();
  await ask('3', '城市', /^杭州 \(1\)$/);
  await expect(fact('3').getByRole('note')).toHaveText('和“城市: 上海”不可能同时满足。');
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: '放弃修改' }).click();

  // Deleted: the list says that the filter has no effect, instead of an empty or a whole list.
  await page.getByRole('button', { name: '删除分群' }).click();
  await expect(page.getByText('还没有分群')).toBeVisible();
  await page
    .getByRole('status')
    .filter({ hasText: '已删除分群' })
    .getByRole('button', { name: '撤销' })
    .click();
  await expect(page.getByRole('link', { name: '沪上新客' })).toBeVisible();
  expect(consoleErrors).toEqual([]);
});
