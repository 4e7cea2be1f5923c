import type * as files from 'node:fs';
import { expect, it, vi } from 'vitest';
import { renderHtml } from '../../../electron/reports/html.ts';
import { failureWords } from '../../../shared/messages/failure.ts';
import { languages } from '../../../shared/messages/languages.ts';

// A program that was copied without its fonts.
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof files>();
  return {
    ...fs,
    readFileSync: (path: string, ...rest: never[]) => {
      if (String(path).includes('NotoSansSC'))
        throw Object.assign(new Error('gone'), { code: 'ENOENT' });
      return fs.readFileSync(path, ...rest);
    },
  };
});

const document = { title: '复盘', subtitle: '秋季', facts: [], sections: [] };

it('tells that the font is missing and what to do; HTML for a screen needs none', () => {
  expect(() => renderHtml(document, { language: 'zh-CN', print: true })).toThrow(
    expect.objectContaining({ code: 'missing-font' }),
  );
  for (const language of languages) {
    expect(renderHtml(document, { language, print: false })).toContain('复盘');
    const words = failureWords(language, { code: 'missing-font', params: {}, id: 'x' }, 'UTC');
    expect(words.sentence).not.toBe('');
    expect(words.next).toContain('HTML');
  }
});
