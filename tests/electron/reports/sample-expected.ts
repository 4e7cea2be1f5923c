import { makeIdentify, type RawSample } from './sample-raw.ts';

const DAY_MS = 86_400_000;
const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
/** The sample's clock is China's all through. */
const instant = (local: string): number => Date.parse(`${local.replace(' ', 'T')}+08:00`);
const cents = (amount: string): number => Math.round(Number(amount) * 100);

interface Span {
  readonly person: string;
  readonly joined: string;
  readonly left: string;
}
interface Order {
  readonly person: string;
  readonly paid: string;
  readonly netMinor: number;
  readonly whollyRefunded: boolean;
}

/** Share k of n with its limits: the two shares for which k lies exactly z deviations away. */
export const share = (k: number, n: number) => {
  const z2 = 1.959964 ** 2;
  const [a, b, c] = [n + z2, -(2 * k + z2), (k * k) / n];
  const root = Math.sqrt(b * b - 4 * a * c);
  return { value: k / n, low: (-b - root) / (2 * a), high: (-b + root) / (2 * a) };
};

/** Everything the campaign's retrospective says, by plain loops over the rows of the files. */
export const expectFromRows = (raw: RawSample) => {
  const identify = makeIdentify();
  const names = new Map<string, string>();
  const person = (phone: string, name: string): string => {
    const who = identify(phone, name);
    if (name !== '') names.set(who, name);
    return who;
  };
  for (const row of raw.shop) person(row['客户手机号']!, row['客户姓名']!);
  for (const row of raw.wecom) person(row['手机号']!, row['客户姓名']!);
  const spans: Span[] = raw.groups.map((row) => ({
    person: person(row['手机号']!, row['姓名']!),
    joined: row['入群时间']!.slice(0, 10),
    left: row['退群时间']!.slice(0, 10),
  }));
  const talk = raw.talk.map((row) => ({
    person: person(row['手机号']!, row['姓名']!),
    date: row['日期']!.slice(0, 10),
    messages: Number(row['发言条数']),
  }));
  const orders: Order[] = [];
  for (const row of raw.orders) {
    if (!/^\d/.test(row['买家付款时间']!)) continue;
    const [amount, refund] = [cents(row['订单实付金额']!), cents(row['订单已退款金额']!)];
    orders.push({
      person: person(row['买家手机号']!, row['收货人/提货人']!),
      paid: row['买家付款时间']!,
      netMinor: amount - refund,
      whollyRefunded: refund >= amount,
    });
  }
  const signups = raw.signups.map((row) => ({
    event: row['活动编号']!,
    person: person(row['手机']!, row['姓名']!),
    status: row['审核状态']!,
    cameAt: row['签到状态'] === '已签到' ? row['签到时间']!.replace('T', ' ') : null,
  }));

  const isMember = (span: Span, date: string): boolean =>
    span.joined <= date && (span.left === '' || span.left > date);
  const membersOn = (date: string): Set<string> =>
    new Set(spans.filter((span) => isMember(span, date)).map((span) => span.person));
  const firstJoined = new Map<string, string>();
  for (const { person: who, joined } of spans)
    if (joined < (firstJoined.get(who) ?? '9')) firstJoined.set(who, joined);
  const memberAt = (who: string, date: string): boolean =>
    spans.some((span) => span.person === who && isMember(span, date));

  const ordersIn = (from: string, to: string): Order[] =>
    orders.filter((order) => {
      const day = order.paid.slice(0, 10);
      return day >= from && day <= to && memberAt(order.person, day);
    });

  const period = (from: string, to: string) => {
    const start = membersOn(plusDays(from, -1)).size;
    const end = membersOn(to);
    const speakers = new Set<string>();
    const days = new Map<string, Set<string>>();
    const monthFrom = plusDays(to, -29);
    for (const one of talk) {
      if (one.date >= from && one.date <= to) speakers.add(one.person);
      if (one.date >= monthFrom && one.date <= to) {
        const there = days.get(one.date) ?? new Set<string>();
        days.set(one.date, there.add(one.person));
      }
    }
    const monthly = new Set([...days.values()].flatMap((there) => [...there]));
    const daily = [...days.values()].reduce((sum, there) => sum + there.size, 0) / 30;
    const bought = ordersIn(from, to);
    const buys = new Map<string, number>();
    for (const order of bought)
      if (!order.whollyRefunded) buys.set(order.person, (buys.get(order.person) ?? 0) + 1);
    const again = [...buys.values()].filter((count) => count >= 2).length;
    const speaking = [...speakers].filter((who) => end.has(who)).length;
    const messages = talk
      .filter((one) => one.date >= from && one.date <= to)
      .reduce((sum, one) => sum + one.messages, 0);
    const kept = bought.filter((order) => !order.whollyRefunded).length;
    const net = bought.reduce((sum, order) => sum + order.netMinor, 0);
    return {
      'members.total': [end.size, null],
      'members.new': [[...firstJoined.values()].filter((d) => d >= from && d <= to).length, null],
      'growth.rate': [end.size - start, start],
      'active.members': [speakers.size, null],
      'speaking.rate': [speaking, end.size],
      'messages.per_member': [messages, end.size],
      stickiness: [daily, monthly.size],
      'orders.count': [kept, null],
      'orders.net': [net, null],
      'orders.aov': [net, kept],
      'buyers.count': [buys.size, null],
      'repurchase.rate': [again, buys.size],
    } satisfies Record<string, readonly [number, number | null]>;
  };

  /** Who is asked for a share, and who of them does it. */
  const asked = (from: string, to: string) => {
    const end = membersOn(to);
    const orders = ordersIn(from, to).filter((order) => !order.whollyRefunded);
    const times = (who: string): number => orders.filter((order) => order.person === who).length;
    const buyers = new Set(orders.map((order) => order.person));
    return {
      'speaking.rate': {
        of: end,
        do: new Set(
          talk
            .filter((one) => one.date >= from && one.date <= to && end.has(one.person))
            .map((one) => one.person),
        ),
      },
      'repurchase.rate': {
        of: buyers,
        do: new Set([...buyers].filter((who) => times(who) >= 2)),
      },
    };
  };

  const event = (key: string) => {
    const own = signups.filter((one) => one.event === key);
    const confirmed = own.filter((one) => one.status === '审核通过');
    return {
      name: raw.events.find((row) => row['活动编号'] === key)!['活动名称']!,
      startAtMs: instant(raw.events.find((row) => row['活动编号'] === key)!['开始时间']!),
      signups: own.length,
      confirmed: confirmed.length,
      checkedIn: new Set(own.filter((one) => one.cameAt !== null).map((one) => one.person)).size,
      showUp: [confirmed.filter((one) => one.cameAt !== null).length, confirmed.length] as const,
    };
  };

  const buysAfter = (who: string): boolean =>
    signups.some(
      (one) =>
        one.person === who &&
        one.cameAt !== null &&
        orders.some((order) => {
          const wait = instant(order.paid) - instant(one.cameAt!);
          return order.person === who && !order.whollyRefunded && wait >= 0 && wait < 30 * DAY_MS;
        }),
    );
  const wantToCome = new Set(
    signups
      .filter((one) => ['审核通过', '候补', '待审核'].includes(one.status))
      .map((one) => one.person),
  );
  const came = new Set(signups.filter((one) => one.cameAt !== null).map((one) => one.person));
  const cameOfThem = [...wantToCome].filter((who) => came.has(who));

  const contributors = (from: string, to: string) => {
    const found = new Map(
      [...names].map(([who, name]) => [
        who,
        { name, messages: 0, events: 0, orders: 0, netMinor: 0 },
      ]),
    );
    for (const one of talk)
      if (one.date >= from && one.date <= to) found.get(one.person)!.messages += one.messages;
    for (const one of signups) if (one.cameAt !== null) found.get(one.person)!.events += 1;
    for (const order of ordersIn(from, to)) {
      const buyer = found.get(order.person)!;
      buyer.orders += order.whollyRefunded ? 0 : 1;
      buyer.netMinor += order.netMinor;
    }
    return [...found.values()]
      .sort((a, b) => b.messages - a.messages || b.events - a.events || b.netMinor - a.netMinor)
      .slice(0, 10);
  };

  const daily = (from: string, to: string) => {
    const days = new Map<string, { readonly active: Set<string>; messages: number }>();
    for (const one of talk) {
      if (one.date < from || one.date > to) continue;
      const day = days.get(one.date) ?? { active: new Set<string>(), messages: 0 };
      day.active.add(one.person);
      day.messages += one.messages;
      days.set(one.date, day);
    }
    return [...days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, day]) => ({ date, active: day.active.size, messages: day.messages }));
  };

  return {
    persons: names.size,
    period,
    asked,
    events: ['HJ-2026-A01', 'HJ-2026-A02'].map(event),
    confirmed: signups.filter((one) => one.status === '审核通过').length,
    funnel: {
      signedUp: wantToCome.size,
      attended: cameOfThem.length,
      converted: cameOfThem.filter(buysAfter).length,
    },
    contributors,
    daily,
  };
};
