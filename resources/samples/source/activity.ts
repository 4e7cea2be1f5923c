import { datesBetween, lastOf } from './spans.ts';
import { lastDay, type Person } from './people.ts';
import type { Random } from './random.ts';

export const campaign = {
  name: '秋季新品季',
  from: '2026-09-07',
  to: '2026-10-11',
  baselineFrom: '2026-08-03',
  baselineTo: '2026-09-06',
} as const;

const inCampaign = (date: string): boolean => date >= campaign.from && date <= campaign.to;

/** One line of the group statistics: how many messages somebody wrote in a group on a day. */
export interface TalkCount {
  readonly date: string;
  readonly group: string;
  readonly person: Person;
  readonly messages: number;
}

export const makeTalk = (random: Random, people: readonly Person[]): TalkCount[] => {
  const counts: TalkCount[] = [];
  for (const date of datesBetween('2026-06-15', lastDay))
    for (const person of people) {
      if (person.talk === 0 || date < person.joined || (person.left !== null && date >= person.left)) continue;
      const lift = inCampaign(date) ? 1.55 : date > campaign.to ? 1.2 : 1;
      if (!random.chance(Math.min(0.9, person.talk * lift))) continue;
      counts.push({
        date,
        group: random.pick(person.groups),
        person,
        messages: 1 + Math.floor(random.next() ** 2 * 14),
      });
    }
  return counts;
};

export interface Order {
  readonly number: string;
  readonly person: Person;
  readonly created: string;
  readonly paid: string | null;
  readonly status: '交易成功' | '待付款' | '交易关闭' | '待发货';
  readonly amountMinor: number;
  readonly refundedMinor: number;
  readonly product: string;
  readonly coupon: string;
}

const products = [
  ['秋日桂花拿铁 家庭装', 8800],
  ['耶加雪菲 浅烘 250g', 9800],
  ['曼特宁 深烘 250g', 9200],
  ['挂耳咖啡 10 片装', 5900],
  ['手冲壶套装', 26800],
  ['燕麦奶 1L', 2600],
  ['冷萃瓶', 12800],
] as const;

const clock = (random: Random): string =>
  `${String(random.between(8, 22)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`;

export const makeOrders = (random: Random, people: readonly Person[]): Order[] => {
  const orders: Order[] = [];
  let serial = 0;
  for (const person of people) {
    if (!person.inShop) continue;
    for (const date of datesBetween('2026-06-15', lastDay)) {
      if (date < person.joined) continue;
      const lift = inCampaign(date) ? 1.5 : 1;
      if (!random.chance((person.buy * lift) / 7)) continue;
      const [product, price] = random.pick(products);
      const amountMinor = price * random.pick([1, 1, 1, 2]);
      const fate = random.next();
      const time = clock(random);
      serial += 1;
      orders.push({
        number: `E${date.replaceAll('-', '')}${time.replaceAll(':', '')}${String(serial).padStart(8, '0')}`,
        person,
        created: `${date} ${time}`,
        paid: fate < 0.05 ? null : `${date} ${lastOf(time)}`,
        status: fate < 0.02 ? '待付款' : fate < 0.05 ? '交易关闭' : fate < 0.09 ? '待发货' : '交易成功',
        amountMinor,
        refundedMinor: fate > 0.975 ? amountMinor : fate > 0.955 ? Math.floor(amountMinor / 2) : 0,
        product,
        coupon: inCampaign(date) && random.chance(0.35) ? '秋季新品券' : '',
      });
    }
  }
  return orders.sort((a, b) => (a.created < b.created ? -1 : 1));
};
