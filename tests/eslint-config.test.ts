import { ESLint } from 'eslint';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Lines of a page that the rule about words stops. */
const stopped = async (lines: readonly string[]): Promise<string[]> => {
  const eslint = new ESLint({ cwd: root });
  const [result] = await eslint.lintText(lines.join('\n'), {
    filePath: join(root, 'renderer/rooms/sample.tsx'),
  });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'no-restricted-syntax')
    .map(({ line }) => lines[line - 1]!);
};

it('stops words in the page, in Chinese anywhere and in English where they are shown', async () => {
  const words = [
    'export const a = <p>Saved at once</p>;',
    "export const b = <p>{'Saved'}</p>;",
    'export const c = <button title="Close">×</button>;',
    'export const d = <button aria-label={`Close ${String(1)}`}>×</button>;',
    'export const e = <input placeholder={"Name"} />;',
    "export const f = ['甲', 1].join('、');",
    'export const g = `共 ${String(1)} 行`;',
  ];
  const fine = [
    'export const h = <p className="quiet small">{String(1)} ✓ ·</p>;',
    'export const i = <dt>SQLite</dt>;',
    "export const k = 'workspace/status';",
    '// 会员表',
  ];
  const found = await stopped([...words, ...fine]);
  expect([...new Set(found)]).toEqual(words);
});
