import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createXlsx } from '../../../electron/imports/write/xlsx-writer.ts';
import { makeOrders, makeTalk } from './activity.ts';
import { contentTable } from './content.ts';
import { makeSharing, makeTasting, sharing, tasting } from './events.ts';
import { encodeGbk } from './gbk.ts';
import { makePeople } from './people.ts';
import { seededRandom } from './random.ts';
import {
  campaignTable,
  communitiesTable,
  eventsTable,
  groupMembersTable,
  ordersTable,
  shopCustomersTable,
  signupsTable,
  talkTable,
  wecomCustomersTable,
  type Table,
} from './tables.ts';

const SEED = 20_260_907;

/** The sample spreadsheets as tables; the same every time. */
export const makeTables = (): Table[] => {
  const random = seededRandom(SEED);
  const people = makePeople(random);
  const orders = makeOrders(random, people);
  const talk = makeTalk(random, people);
  return [
    communitiesTable(),
    shopCustomersTable(random, people, orders),
    wecomCustomersTable(random, people),
    groupMembersTable(random, people),
    ordersTable(orders),
    talkTable(talk),
    eventsTable(),
    signupsTable('08-手冲品鉴会报名.xlsx', 'xlsx', tasting, makeTasting(random, people)),
    signupsTable('09-线上分享会报名.csv', 'utf-8-bom', sharing, makeSharing(random, people)),
    campaignTable(),
    contentTable(),
  ];
};

const csvCell = (cell: string | number | null): string => {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const writeTable = (folder: string, table: Table): void => {
  const path = join(folder, table.file);
  if (table.encoding === 'xlsx') return writeWorkbook(path, table);
  const text = table.rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
  writeFileSync(path, table.encoding === 'gbk' ? encodeGbk(text) : `\ufeff${text}`);
};

const writeWorkbook = (path: string, table: Table): void => {
  const book = createXlsx(path);
  const rows = [...(table.notice ?? []).map((line) => [line]), ...table.rows];
  const [first = [], ...rest] = rows;
  const sheet = book.sheet(table.sheet, first.map((header) => ({ header: String(header ?? ''), width: 16 })));
  for (const row of rest) sheet.row(row);
  sheet.close();
  book.finish();
};

if (import.meta.main) {
  const folder = join(import.meta.dirname, '..');
  mkdirSync(folder, { recursive: true });
  for (const table of makeTables()) writeTable(folder, table);
}
