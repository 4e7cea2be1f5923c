import { describe, expect, it } from 'vitest';
import { failureOf, failureText, hasCode, isCancelled } from '../../../renderer/app/failure.ts';
import { labelText } from '../../../renderer/app/label.ts';
import { errorCodes } from '../../../shared/contract/errors.ts';
import type { ErrorData } from '../../../shared/contract/error-data.ts';
import { languages } from '../../../shared/messages/languages.ts';

const failed = (data: Partial<ErrorData> & Pick<ErrorData, 'code'>): Error =>
  Object.assign(new Error('FAILED'), { data: { params: {}, id: 'k3f9', ...data } });

describe('failures', () => {
  it('say what happened and what to do next, for every code in every language', () => {
    for (const language of languages)
      for (const code of errorCodes) {
        const text = failureText(language, failed({ code }));
        expect.soft([language, code, text.sentence]).not.toEqual([language, code, code]);
        expect.soft([language, code, text.next]).not.toEqual([language, code, null]);
        expect(text.id).toBe('k3f9');
      }
  });

  it('are told from cancelled work and from defects of the page', () => {
    expect(hasCode(failed({ code: 'stale' }), 'stale')).toBe(true);
    expect(isCancelled(failed({ code: 'cancelled' }))).toBe(true);
    expect(isCancelled(new DOMException('stopped', 'AbortError'))).toBe(true);
    expect(failureOf(new TypeError('x is undefined'))).toBeNull();
    expect(failureText('zh-CN', new TypeError('x is undefined')).sentence).not.toContain('x is');
  });
});

describe('labels of history', () => {
  it('name settings in words', () => {
    const label = { key: 'history.settings', values: { names: 'name, zone' } };
    expect(labelText('zh-CN', label)).toContain('名称、时区');
    expect(labelText('en', label)).toContain('name, time zone');
  });

  it('fall back to the key of a label from a newer program', () => {
    expect(labelText('en', { key: 'history.of-tomorrow', values: {} })).toBe('history.of-tomorrow');
  });
});

describe('guards of a workspace', () => {
  const busy = {
    code: 'workspace-busy',
    params: { holder: 'zhou@desk-3', since: '2026-11-24T04:00:00.000Z' },
  } as const;

  it('name the holder and since when in local time, or neither', () => {
    for (const language of languages) {
      const named = failureText(language, failed(busy)).sentence;
      expect(named).toContain('zhou@desk-3');
      expect(named).toMatch(/2026-11-2\d \d\d:\d\d/);
      const params = { holder: 'unknown', since: '' };
      expect(failureText(language, failed({ ...busy, params })).sentence).not.toMatch(/unknown|—/);
    }
  });

  it('say how much room is missing where that is known', () => {
    const full = (params: ErrorData['params']) =>
      failureText('en', failed({ code: 'disk-full', params })).sentence;
    expect(full({ needMiB: 1200, freeMiB: 30 })).toContain('1,200 MB needed, 30 MB left');
    expect(full({ needMiB: 0 })).not.toMatch(/MB|—/);
  });
});
