import { readXlsx } from 'hucre';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplesFolder } from '../../support/sample.ts';

export type Raw = Readonly<Record<string, string>>;

const objects = (table: readonly (readonly string[])[]): Raw[] => {
  const [header = [], ...rows] = table;
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
};

/** Rows of a workbook's first sheet below its `headerRow`-th row. */
const workbook = async (name: string, headerRow = 1): Promise<Raw[]> => {
  const { sheets } = await readXlsx(readFileSync(join(samplesFolder, name)));
  const rows = sheets[0]!.rows.map((row) =>
    row.map((cell) =>
      cell instanceof Date ? cell.toISOString().slice(0, 19) : String(cell ?? '').trim(),
    ),
  );
  return objects(rows.slice(headerRow - 1));
};

/** No cell of the sample's text files has a comma, a quote or a line break in it. */
const text = (name: string, encoding: string): Raw[] => {
  const whole = new TextDecoder(encoding).decode(readFileSync(join(samplesFolder, name)));
  if (whole.includes('"')) throw new Error(`${name} needs a real CSV splitter`);
  const lines = whole.split('\r\n').filter((line) => line !== '');
  return objects(lines.map((line) => line.split(',')));
};

/** The rows of the sample files as they stand there, by column name. */
export const readRaw = async () => ({
  shop: await workbook('02-有赞客户.xlsx'),
  wecom: text('03-企微客户.csv', 'gbk'),
  groups: await workbook('04-群成员.xlsx', 2),
  orders: text('05-有赞订单.csv', 'utf-8'),
  talk: (await workbook('06-群发言统计.xlsx')).filter((row) => row['日期'] !== '合计'),
  events: await workbook('07-活动.xlsx'),
  signups: [
    ...(await workbook('08-手冲品鉴会报名.xlsx')),
    ...text('09-线上分享会报名.csv', 'utf-8'),
  ],
  kpis: await workbook('10-活动项目.xlsx'),
});
export type RawSample = Awaited<ReturnType<typeof readRaw>>;

/**
 * Who a row is about. Same phone and same or empty name are one person; another name on the phone
 * is another person. (The sample's unionids each stand on one row only, so they join nobody.)
 */
export const makeIdentify = (): ((phone: string, name: string) => string) => {
  const namesOn = new Map<string, string[]>();
  return (phone, name) => {
    const names = namesOn.get(phone) ?? [];
    if (!names.includes(name)) namesOn.set(phone, [...names, name]);
    const first = names[0];
    return first === undefined || first === name || first === '' || name === ''
      ? phone
      : `${phone} ${name}`;
  };
};
