import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { all as en } from '../../../shared/messages/en/all.ts';
import { all as zhCN } from '../../../shared/messages/zh-CN/all.ts';
import { all as zhTW } from '../../../shared/messages/zh-TW/all.ts';

type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;
const flat = (catalogue: Catalogue): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(catalogue).flatMap(([room, messages]) =>
      Object.entries(messages).map(([key, text]) => [`${room}.${key}`, text] as const),
    ),
  );

const source = flat(zhCN);
const blanks = (text: string): readonly string[] => {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && 'value' in value && value.type !== 0 && typeof value.value === 'string')
      found.add(value.value);
    Object.values(value).forEach(walk);
  };
  walk(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
};

describe.each([
  ['zh-TW', flat(zhTW)],
  ['en', flat(en)],
] as const)('%s', (_language, translation) => {
  it('has every message of the source language with the same blanks', () => {
    for (const [key, text] of source)
      expect.soft([key, blanks(translation.get(key) ?? '')]).toEqual([key, blanks(text)]);
    expect(translation.size).toBe(source.size);
  });
});

describe('Chinese messages', () => {
  it('use full-width punctuation between Chinese characters', () => {
    for (const catalogue of [source, flat(zhTW)])
      for (const [key, text] of catalogue)
        expect.soft([key, /[一-鿿][,:;?!][一-鿿]/.test(text)]).toEqual([key, false]);
  });

  it('contain no Simplified characters in the Traditional catalogue', () => {
    const onlySimplified = /[这们员导删择时间说开关发现应动记录识检单网络]/u;
    for (const [key, text] of flat(zhTW))
      if (!key.startsWith('common.language-'))
        expect.soft([key, onlySimplified.exec(text)?.[0] ?? null]).toEqual([key, null]);
  });

  it('say it as Taiwan does in the Traditional catalogue', () => {
    const mainland =
      /信息|數據|登錄|默認|網絡|軟件|視頻|導出|導入|添加|屏幕|打印|用戶|服務器|程序|鏈接|菜單|剪貼板|字體|郵箱|手機號(?!碼)|粘貼|撤銷|歸檔|保存|渠道|轉化|新建|回車|短信|二維碼|缺省|硬盤|文件[夾名]|積分|打開|釋出|(?<!每)日活|稽核|反饋|嘉賓|時間線/;
    for (const [key, text] of flat(zhTW))
      expect.soft([key, mainland.exec(text)?.[0] ?? null]).toEqual([key, null]);
  });
});
