import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workstation } from '../../support/command.ts';
import { temporaryFolder } from '../../support/workspace.ts';

interface Listed {
  readonly total: number;
  readonly members: readonly { readonly name: string; readonly phones: readonly string[] }[];
}

test('members are searched and paged; they leave masked unless a reason is written down', async () => {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, '会员.csv'),
    '姓名,手机号,城市\n张三,13800134321,上海\n李四,13900135432,杭州\n王五,13700136543,上海\n',
  );
  const imported = await workstation(folder, 'import', 'a.workspace', '会员.csv', '--json');
  expect(imported.code, imported.stderr).toBe(0);
  const members = async (...args: string[]): Promise<Listed> => {
    const answer = await workstation(folder, 'members', 'a.workspace', '--json', ...args);
    expect(answer.code, answer.stderr).toBe(0);
    return JSON.parse(answer.stdout) as Listed;
  };

  expect(await members('--limit', '1', '--offset', '1')).toMatchObject({
    total: 3,
    members: [{ name: '王五' }],
  });
  expect(await members('--search', '4321')).toMatchObject({
    total: 1,
    members: [{ name: '张三', phones: ['+86138****4321'] }],
  });
  const silent = await workstation(folder, 'members', 'a.workspace', '--unmask', '--json');
  expect([silent.code, silent.stdout]).toEqual([2, '']);
  expect(silent.stderr).toContain('--reason');
  expect(await members('--search', 'zhangsan', '--unmask', '--reason', '回访')).toMatchObject({
    members: [{ name: '张三', phones: ['+8613800134321'] }],
  });
  const check = await workstation(folder, 'check', 'a.workspace', '--json');
  expect(JSON.parse(check.stdout)).toEqual({ ok: true, findings: [] });
}, 120_000);
