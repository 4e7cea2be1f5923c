import { describe, expect, it } from 'vitest';
import { encodeChinese, utf16 } from '../../../support/encode.ts';
import { readBytes } from '../../../support/read-file.ts';

const simplified = '姓名,手机号,城市\n王小明,13800138000,上海\n李芳,13900139000,重庆\n';
const traditional = '姓名,電話,城市\n王小明,0912345678,臺北\n陳怡君,0922333444,高雄\n';
const cellsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

describe('encodings', () => {
  it.each<readonly [string, Buffer, string, string]>([
    ['UTF-8', Buffer.from(simplified), 'utf-8', simplified],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${simplified}`), 'utf-8', simplified],
    ['GBK', encodeChinese('gb18030', simplified), 'gb18030', simplified],
    [
      'GB18030 in four bytes',
      Buffer.concat([
        encodeChinese('gb18030', simplified),
        Buffer.from([0x95, 0x34, 0xb2, 0x35, 0x2c, 0x31, 0x0a]),
      ]),
      'gb18030',
      `${simplified}𠮷,1\n`,
    ],
    ['Big5', encodeChinese('big5', traditional), 'big5', traditional],
    ['UTF-16 LE with a mark', utf16(`\ufeff${simplified}`, 'le'), 'utf-16le', simplified],
    ['UTF-16 BE with a mark', utf16(`\ufeff${simplified}`, 'be'), 'utf-16be', simplified],
    ['UTF-16 LE without', utf16(simplified, 'le'), 'utf-16le', simplified],
    ['UTF-16 BE without', utf16(simplified, 'be'), 'utf-16be', simplified],
    [
      'UTF-16 of hardly any ASCII',
      utf16('姓名,所在城市,个人简介\n王小明,上海市浦东新区,喜欢手冲咖啡和徒步旅行\n', 'le'),
      'utf-16le',
      '姓名,所在城市,个人简介\n王小明,上海市浦东新区,喜欢手冲咖啡和徒步旅行\n',
    ],
    ['plain ASCII', Buffer.from('a,b\n1,2\n'), 'utf-8', 'a,b\n1,2\n'],
  ])('knows %s', async (_what, bytes, encoding, text) => {
    const { file, cells } = await readBytes('a.csv', bytes);
    expect(file.encoding).toBe(encoding);
    expect(cells).toEqual(cellsOf(text));
    expect(file.warnings()).toEqual([]);
  });

  it.each(['gb18030', 'big5'] as const)(
    'tells short lists of names apart: %s',
    async (encoding) => {
      const lists = {
        gb18030: [
          '姓名\n张伟\n刘洋\n',
          '昵称,积分\n小鱼,3\n阿强,5\n',
          '客户姓名,客户手机号\n欧阳雪,1\n诸葛亮,2\n',
          '群名,人数\n咖啡爱好者一群,200\n',
        ],
        big5: [
          '姓名\n張偉\n劉洋\n',
          '暱稱,積分\n小魚,3\n阿強,5\n',
          '客戶姓名,手機\n歐陽雪,1\n諸葛亮,2\n',
          '群組,人數\n咖啡愛好者一群,200\n',
        ],
      };
      for (const text of lists[encoding]) {
        const { file, cells } = await readBytes('a.csv', encodeChinese(encoding, text));
        expect([text, file.encoding]).toEqual([text, encoding]);
        expect(cells).toEqual(cellsOf(text));
      }
    },
  );

  it('looks at the whole file: an ASCII head says nothing about a Chinese tail', async () => {
    const head = 'name,phone\n' + 'Ann,13800138000\n'.repeat(80_000);
    for (const encoding of ['gb18030', 'big5'] as const) {
      const tail =
        encoding === 'big5'
          ? '陳怡君,0912345678\n臺北讀書會,1\n'
          : '王小明,13800138000\n读书会报名,1\n';
      const { file, cells } = await readBytes(
        'a.csv',
        Buffer.concat([Buffer.from(head), encodeChinese(encoding, tail)]),
      );
      expect(file.encoding).toBe(encoding);
      expect(cells.slice(-2)).toEqual(cellsOf(tail));
    }
    const { file } = await readBytes('a.csv', Buffer.from(head + '王小明,1\n'));
    expect(file.encoding).toBe('utf-8');
  });

  it.each(['utf-8', 'gb18030', 'utf-16le'] as const)(
    'cuts no character at the border of a piece: %s',
    async (encoding) => {
      // Lines of every length, so that some character lies across each border of a mebibyte.
      const lines = Array.from({ length: 60_000 }, (_, n) => [
        `${'x'.repeat(n % 5)}王小明的读书会`,
        `${n}号`,
      ]);
      const text = lines.map((line) => line.join(',')).join('\n');
      const bytes =
        encoding === 'utf-8'
          ? Buffer.from(text)
          : encoding === 'gb18030'
            ? encodeChinese('gb18030', text)
            : utf16(`\ufeff${text}`, 'le');
      expect(bytes.length).toBeGreaterThan(1.2 * 2 ** 20);
      const { file, cells } = await readBytes('a.csv', bytes);
      expect(file.encoding).toBe(encoding);
      expect(cells).toEqual(lines);
    },
  );

  it('reads as it is told, by any of the usual names, and refuses an unknown one', async () => {
    const bytes = encodeChinese('gb18030', '姓名,城市\n王一,上海\n');
    for (const encoding of ['gbk', 'GB2312', 'gb18030'])
      expect((await readBytes('a.csv', bytes, { encoding })).cells[1]).toEqual(['王一', '上海']);
    expect(
      (await readBytes('a.csv', Buffer.from('\ufeff姓名\n'), { encoding: 'utf8' })).cells,
    ).toEqual([['姓名']]);
    await expect(readBytes('a.csv', bytes, { encoding: 'klingon' })).rejects.toMatchObject({
      code: 'invalid-input',
      params: { field: 'encoding' },
    });
  });

  it('says so when two encodings fit nearly as well', async () => {
    const { file } = await readBytes(
      'a.csv',
      Buffer.concat([Buffer.from('name,note\nAnn,caf'), Buffer.from([0xe9]), Buffer.from('\n')]),
    );
    expect(file.warnings().map((warning) => warning.code)).toEqual(['encoding-guessed']);
  });
});
