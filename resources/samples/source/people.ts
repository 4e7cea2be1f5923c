import { addDays, dayCount } from './spans.ts';
import type { Random } from './random.ts';

/** One fictional person; not a row of any file yet. */
export interface Person {
  readonly name: string;
  readonly nickname: string;
  readonly phone: string;
  readonly gender: '男' | '女' | '';
  readonly birthday: string | null;
  readonly region: string;
  readonly joined: string;
  readonly userid: string;
  readonly unionid: string;
  /** In which exports the person appears. */
  readonly inShop: boolean;
  readonly inWecom: boolean;
  readonly groups: readonly string[];
  readonly left: string | null;
  /** Chance to speak on a day, and to buy in a week. */
  readonly talk: number;
  readonly buy: number;
  readonly tags: readonly string[];
  readonly points: number;
  readonly channel: string;
}

export const firstDay = '2026-01-05';
export const lastDay = '2026-11-15';
export const groupNames = ['禾间上海一群', '禾间上海二群', '禾间杭州群', '手冲研习群'] as const;

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'];
const doubleSurnames = ['欧阳', '上官', '司马', '诸葛', '尉迟'];
const givenChars = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲燕鹏飞宇浩然子涵梓轩雨桐欣怡诗琪思远嘉懿博文昊天若曦语嫣晓彤佳慧俊熙承恩锦程书瑶清妍知夏亦凡沐辰安然'];
const nickWords = ['拿铁', '小满', '阿澈', '半糖', '乌龙', '海盐', '橘猫', '冬眠', '青柠', '云朵', '夜航', '鹿小姐', '不加冰', '早八人', '豆子', '木木', '南瓜', '西柚', '可颂', '山风'];
const regions = ['上海市徐汇区', '上海市静安区', '上海市浦东新区', '上海市杨浦区', '上海市长宁区', '杭州市西湖区', '杭州市上城区', '杭州市滨江区', '苏州市姑苏区', '宁波市鄞州区'];
const channels = ['门店扫码', '朋友邀请', '小红书', '公众号', '市集活动', '大众点评'];
const tagPool = ['手冲爱好者', '深烘', '浅烘', '燕麦奶', '常客', '带娃', '周末党', '咖啡师', '学生', '写字楼'];

const givenName = (random: Random): string =>
  random.chance(0.7) ? random.pick(givenChars) + random.pick(givenChars) : random.pick(givenChars);

/** About 1,200 people: shop customers, WeCom contacts, and those who are both. */
export const makePeople = (random: Random): Person[] => {
  const people: Person[] = [];
  const phones = new Set<string>();
  const span = dayCount(firstDay, lastDay);
  for (let i = 0; i < 1204; i++) {
    let phone: string;
    do phone = `1${random.pick(['38', '39', '50', '58', '77', '86', '88', '99'])}0000${String(random.between(0, 9999)).padStart(4, '0')}`;
    while (phones.has(phone));
    phones.add(phone);
    const kind = i < 584 ? 'shop' : i < 904 ? 'both' : 'wecom';
    const surname = random.chance(0.015) ? random.pick(doubleSurnames) : random.pick(surnames);
    const gender = random.pick(['男', '女', '女', ''] as const);
    // Most joined when the community was new, with a wave in the weeks of the campaign.
    const inWave = random.chance(0.09);
    const joined = inWave
      ? addDays('2026-09-07', random.between(0, 34))
      : addDays(firstDay, Math.floor(span * random.next() ** 1.6));
    const devotion = random.next() ** 3;
    const main = groupNames[random.pick([0, 0, 0, 1, 1, 2, 2])]!;
    const groups = devotion > 0.35 && random.chance(0.7) ? [main, groupNames[3]] : [main];
    const stays = random.between(20, 200);
    const left = random.chance(0.08) && addDays(joined, stays) <= lastDay ? addDays(joined, stays) : null;
    people.push({
      name: surname + givenName(random),
      nickname: random.pick(nickWords) + (random.chance(0.5) ? String(random.between(1, 99)) : ''),
      phone,
      gender,
      birthday: random.chance(0.6)
        ? `${random.between(1975, 2006)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`
        : null,
      region: random.pick(regions),
      joined,
      userid: `wm${String(100_000 + i * 37)}HJ${String(random.between(1000, 9999))}`,
      unionid: `oHJ_${random.between(10_000_000, 99_999_999).toString(36)}${i.toString(36)}`,
      inShop: kind !== 'wecom',
      inWecom: kind !== 'shop',
      groups,
      left,
      talk: random.chance(0.38) ? 0 : devotion * 0.35,
      buy: devotion * 0.3 + 0.03,
      tags: random.shuffle(tagPool).slice(0, random.between(0, 3)),
      points: kind === 'wecom' ? 0 : random.between(0, 240) * 5,
      channel: random.pick(channels),
    });
  }
  return withOddNames(people);
};

/** Names that break careless programs: a four-byte character, a formula-like and a tag-like one. */
const withOddNames = (people: Person[]): Person[] => {
  const odd: Readonly<Record<number, Partial<Person>>> = {
    11: { name: '𠮷田真' },
    23: { nickname: '=^_^=' },
    42: { nickname: '<b>小号</b>' },
    77: { nickname: '☕️咖啡星人🌙' },
    108: { name: '阿不都热合曼·买买提艾力' },
  };
  return people.map((person, index) => ({ ...person, ...odd[index] }));
};
