import { addDays } from './spans.ts';
import type { Random } from './random.ts';
import type { Person } from './people.ts';

export const tasting = {
  key: 'HJ-2026-A01',
  name: '秋季手冲品鉴会',
  kind: '核心与外围聚会',
  start: '2026-09-19 14:00',
  end: '2026-09-19 17:00',
  place: '上海市徐汇区安福路 126 号 禾间一楼',
  capacity: 80,
  community: '手冲研习社',
} as const;

export const sharing = {
  key: 'HJ-2026-A02',
  name: '深烘与浅烘 风味线上分享会',
  kind: '分享会',
  start: '2026-10-10 20:00',
  end: '2026-10-10 21:30',
  place: '腾讯会议',
  capacity: 500,
  community: '禾间咖啡会员社群',
} as const;

/** One line of a sign-up list; a guest is known by phone only and appears nowhere else. */
export interface Signup {
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly ticket: string;
  readonly at: string;
  readonly status: string;
  readonly checkedInAt: string | null;
  readonly channel: string;
}

const channels = ['社群通知', '公众号', '朋友圈', '门店海报'];
const minutes = (random: Random, from: number, to: number): string => {
  const at = random.between(from, to);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`;
};

interface ListSpec {
  readonly event: typeof tasting | typeof sharing;
  readonly size: number;
  readonly guests: number;
  readonly opensDaysBefore: number;
  readonly statuses: readonly (readonly [string, number])[];
  readonly showUp: number;
  readonly doors: readonly [number, number];
  readonly tickets: readonly string[];
  /** First of the last four digits of the guests' phones. */
  readonly guestPhonesFrom: number;
}

const makeList = (random: Random, people: readonly Person[], spec: ListSpec): Signup[] => {
  const date = spec.event.start.slice(0, 10);
  const there = people.filter((person) => person.joined <= addDays(date, -5) && person.left === null);
  // Those who talk and buy more sign up sooner.
  const keen = random
    .shuffle(there)
    .sort((a, b) => b.talk + b.buy + random.next() * 0.1 - (a.talk + a.buy + random.next() * 0.1));
  const chosen = random.shuffle(keen.slice(0, spec.size * 2)).slice(0, spec.size - spec.guests);
  const guests = Array.from({ length: spec.guests }, (_, index) => ({
    name: `${random.pick([...'陈林周吴许'])}${random.pick(['一诺', '可欣', '宇轩', '思齐', '子墨'])}`,
    phone: `1700000${String(spec.guestPhonesFrom + index).padStart(4, '0')}`,
  }));
  return random.shuffle([...chosen, ...guests]).map((person, index) => {
    const status = draw(random, spec.statuses);
    const came = status === spec.statuses[0]![0] && random.chance(spec.showUp);
    return {
      number: `${spec.event.key.replaceAll('-', '')}${String(index + 1).padStart(4, '0')}`,
      name: person.name,
      phone: person.phone,
      ticket: random.pick(spec.tickets),
      at: `${addDays(date, -random.between(1, spec.opensDaysBefore))} ${minutes(random, 540, 1320)}`,
      status,
      checkedInAt: came ? `${date} ${minutes(random, ...spec.doors)}` : null,
      channel: random.pick(channels),
    };
  });
};

const draw = (random: Random, shares: readonly (readonly [string, number])[]): string => {
  let left = random.next();
  for (const [value, share] of shares) {
    left -= share;
    if (left < 0) return value;
  }
  return shares[0]![0];
};

export const makeTasting = (random: Random, people: readonly Person[]): Signup[] =>
  makeList(random, people, {
    event: tasting,
    size: 96,
    guests: 7,
    opensDaysBefore: 16,
    statuses: [
      ['审核通过', 0.74],
      ['已取消', 0.09],
      ['候补', 0.1],
      ['待审核', 0.03],
      ['已拒绝', 0.04],
    ],
    showUp: 0.82,
    doors: [815, 865],
    tickets: ['品鉴席', '品鉴席', '双人席'],
    guestPhonesFrom: 1000,
  });

export const makeSharing = (random: Random, people: readonly Person[]): Signup[] =>
  makeList(random, people, {
    event: sharing,
    size: 268,
    guests: 12,
    opensDaysBefore: 7,
    statuses: [
      ['审核通过', 0.94],
      ['已取消', 0.06],
    ],
    showUp: 0.61,
    doors: [1190, 1235],
    tickets: ['免费报名'],
    guestPhonesFrom: 2000,
  });
