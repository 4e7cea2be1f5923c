import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  decodedChunks,
  detectEncoding,
  type DetectedEncoding,
} from '../../../../electron/imports/read/encoding.ts';
import { gate } from '../../../../electron/imports/read/gate.ts';
import { defaultCaps } from '../../../../electron/imports/read/caps.ts';
import { encodeChinese, utf16, utf32 } from '../../../support/encode.ts';
import { temporaryFolder } from '../../../support/workspace.ts';

type Writer = (text: string) => Buffer;
const writers: Readonly<Record<string, readonly [encoding: string, write: Writer]>> = {
  'UTF-8': ['utf-8', (text) => Buffer.from(text)],
  'UTF-8 with a mark': ['utf-8', (text) => Buffer.from(`\ufeff${text}`)],
  'UTF-16 LE': ['utf-16le', (text) => utf16(text, 'le')],
  'UTF-16 LE with a mark': ['utf-16le', (text) => utf16(`\ufeff${text}`, 'le')],
  'UTF-16 BE': ['utf-16be', (text) => utf16(text, 'be')],
  'UTF-16 BE with a mark': ['utf-16be', (text) => utf16(`\ufeff${text}`, 'be')],
  'UTF-32 LE with a mark': ['utf-32le', (text) => utf32(`\ufeff${text}`, 'le')],
  'UTF-32 BE with a mark': ['utf-32be', (text) => utf32(`\ufeff${text}`, 'be')],
  GBK: ['gb18030', (text) => encodeChinese('gb18030', text)],
  Big5: ['big5', (text) => encodeChinese('big5', text)],
  'Shift JIS': ['shift_jis', (text) => encodeChinese('shift_jis', text)],
};

/** What operators have: short headers, names, amounts, notes; some texts are of one script only. */
const simplified: readonly string[] = [
  '姓名,电话\n王伟,1\n',
  '昵称,积分\n小鱼,3\n',
  '会员编号,姓名,手机号,注册时间,积分\nV001,欧阳雪,13800138000,2026-01-05,120\nV002,诸葛亮,13900139000,2026/2/6,35\n',
  '订单号,商品名称,实付金额,收货地址\n20260619001,手冲咖啡豆（中度烘焙）200克,128.00,上海市浦东新区世纪大道1号\n',
  '您的满意程度,建议与意见\n非常满意,希望多举办线下活动，时间最好放在周末。\n一般,“排队太久了”——希望改进！\n',
  '群名称,群主,成员数\n读书会①群,李娜,198\n咖啡爱好者二群,张敏,200\n',
  '活动名称;报名人数;签到率\n春季新品品鉴会;56;87.5%\n',
  'name,city\nZhang Wei,北京\nLi Na,广州\n',
  '日期\t渠道\t新增\n2026-06-19\t朋友圈\t12\n2026-06-20\t小程序\t8\n',
  '备注\n已付款，待发货\n',
  '科目,预算\n场地费,5000\n物料费,1200\n',
  '鑫淼,垚焱,骉犇\n龘靐,囍喆,璟瑄\n',
];
const traditional: readonly string[] = [
  '姓名,電話\n陳怡君,1\n',
  '暱稱,積分\n小魚,3\n',
  '會員編號,姓名,手機,註冊時間,積分\nV001,歐陽雪,0912345678,2026-01-05,120\nV002,諸葛亮,0922333444,2026/2/6,35\n',
  '訂單號,商品名稱,實付金額,收貨地址\n20260619001,手沖咖啡豆（中度烘焙）200克,128.00,臺北市信義區市府路1號\n',
  '您的滿意程度,建議與意見\n非常滿意,希望多舉辦線下活動，時間最好放在週末。\n',
  '群組名稱,管理員,成員數\n讀書會一群,林志明,198\n',
  '活動名稱;報名人數;報到率\n春季新品品鑑會;56;87.5%\n',
  'name,city\nChen Yi,臺北\nLin Wei,高雄\n',
  '日期\t通路\t新增\n2026-06-19\t臉書\t12\n',
  '備註\n已付款，待出貨\n',
  '科目,預算\n場地費,5000\n',
];
const japanese: readonly string[] = [
  '氏名,電話番号\n田中太郎,1\n',
  '会員番号,お名前,メールアドレス\n1,佐藤花子,a@example.com\n2,鈴木一郎,b@example.com\n',
  'イベント名,参加者数\n春のコーヒー教室,56\n',
  '注文番号;商品名;金額\n1;ドリップバッグ（10個入り）;1280\n',
  'コメント\nとても楽しかったです。また参加したいと思います！\n',
];
const headAscii = 'id,phone,amount\n' + '10001,13800138000,12.50\n'.repeat(2_000);

interface Sample {
  readonly what: string;
  readonly encoding: string;
  readonly text: string;
  readonly bytes: Buffer;
}

const samplesOf = (): Sample[] => {
  const samples: Sample[] = [];
  const add = (writer: string, what: string, text: string): void => {
    const [encoding, write] = writers[writer]!;
    samples.push({ what: `${writer}: ${what}`, encoding, text, bytes: write(text) });
  };
  const texts = (writer: string): readonly string[] =>
    writer === 'Big5'
      ? traditional
      : writer === 'Shift JIS'
        ? japanese
        : writer === 'GBK'
          ? simplified
          : [...simplified.slice(0, 8), ...traditional.slice(0, 4), ...japanese.slice(0, 2)];
  for (const writer of Object.keys(writers)) {
    const own = texts(writer);
    add(writer, 'without a last line end', own[0]!.trimEnd());
    own.forEach((text, n) => add(writer, `text ${n + 1}`, text));
    // A Chinese tail behind an ASCII head of 48 KB; the same text with other line ends; repeated.
    add(writer, 'an ASCII head', headAscii + own[2]!);
    add(writer, 'CRLF', own[2]!.replaceAll('\n', '\r\n'));
    add(writer, 'CR', own[2]!.replaceAll('\n', '\r'));
    add(writer, 'all at once', own.join(''));
    add(writer, 'some hundred KB', own.join('').repeat(300));
  }
  add('GBK', 'characters of four bytes', `${simplified[2]}𠮷野家,${'😀'.repeat(3)}\n`);
  add('GBK', 'traditional text', traditional[2]! + traditional[3]!);
  add('GBK', 'a long note of traditional text', traditional[4]!.repeat(40));
  return samples;
};

const read = (path: string, detected: DetectedEncoding): string => {
  let text = '';
  for (const piece of decodedChunks(path, detected)) text += piece.text;
  return text;
};

it('knows at least 200 texts by their bytes, or asks', () => {
  const folder = temporaryFolder();
  const samples = samplesOf();
  expect(samples.length).toBeGreaterThanOrEqual(200);
  const wrong: string[] = [];
  let asked = 0;
  samples.forEach(({ what, encoding, text, bytes }, n) => {
    const path = join(folder, `${n}.csv`);
    writeFileSync(path, bytes);
    expect(gate(path, `${n}.csv`, defaultCaps).kind, what).toBe('text');
    const detected = detectEncoding(path);
    const right = read(path, detected).replace(/^\ufeff/, '') === text;
    if (!right && detected.guessed) asked += 1;
    else if (!right) wrong.push(`${what} → ${detected.encoding}, not ${encoding}`);
  });
  expect(wrong).toEqual([]);
  expect(asked).toBe(0);
});

it('finds the encoding and every character wherever a piece of a file ends', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.csv');
  const tails: Readonly<Record<string, string>> = {
    'UTF-8': '王小明𠮷,上海\n',
    'UTF-16 LE': '王小明𠮷,上海\n',
    'UTF-16 BE with a mark': '王小明𠮷,上海\n',
    'UTF-32 LE with a mark': '王小明𠮷,上海\n',
    GBK: '王小明𠮷,上海\n',
    Big5: '陳怡君,臺北市\n',
    'Shift JIS': '田中さん,東京都\n',
  };
  const PIECE = 1 << 20;
  for (const [writer, tail] of Object.entries(tails)) {
    const [encoding, write] = writers[writer]!;
    const mark = writer.endsWith('mark') ? write('').length : 0;
    const unit = write('a').length - mark;
    const head = write('a'.repeat(PIECE / unit));
    const lines = Buffer.concat(
      [write('\n'), ...Array<Buffer>(20).fill(write(tail))].map((one) => one.subarray(mark)),
    );
    // The border of the first piece falls on each byte of the tail in turn, as far as units allow.
    for (let at = 0; at < Math.min(16, write(tail).length - mark); at += unit) {
      writeFileSync(path, Buffer.concat([head.subarray(0, PIECE - at - unit), lines]));
      const detected = detectEncoding(path);
      expect([writer, at, detected.encoding]).toEqual([writer, at, encoding]);
      expect(read(path, detected).slice(-tail.length * 20)).toBe(tail.repeat(20));
    }
  }
});
