import type { Cell } from '../cells.ts';
import { cellText } from '../cells.ts';
import { fold, isEmptyText, parsed, refused, type Parsed } from './parsed.ts';
import { parseText } from './texts.ts';

/** `join_scene` of the WeCom customer group interface, in the words of its documentation. */
const scenes: Readonly<Record<string, string>> = {
  '1': '成员邀请',
  '2': '邀请链接',
  '3': '扫描群二维码',
};

/** How somebody came into a WeCom group: a code in words, words as they are. */
export const parseJoinScene = (cell: Cell): Parsed<string | null> => {
  const text = parseText(cell);
  return text.ok && text.value !== null ? parsed(scenes[fold(text.value)] ?? text.value) : text;
};

export type MemberType = 'staff' | 'external';
const types = new Map<string, MemberType>([
  ['1', 'staff'],
  ['企业成员', 'staff'],
  ['企业员工', 'staff'],
  ['内部成员', 'staff'],
  ['员工', 'staff'],
  ['staff', 'staff'],
  ['internal', 'staff'],
  ['2', 'external'],
  ['外部联系人', 'external'],
  ['外部成员', 'external'],
  ['外部客户', 'external'],
  ['客户', 'external'],
  ['微信用户', 'external'],
  ['external', 'external'],
]);

/** Whether a member of a WeCom group is staff or a customer. */
export const parseMemberType = (cell: Cell): Parsed<MemberType | null> => {
  const text = fold(cellText(cell)).toLowerCase();
  if (isEmptyText(text)) return parsed(null);
  const type = types.get(text);
  return type === undefined ? refused('member-type-unknown') : parsed(type);
};
