import { campaign, type Order, type TalkCount } from './activity.ts';
import { sharing, tasting, type Signup } from './events.ts';
import { groupNames, type Person } from './people.ts';
import type { Random } from './random.ts';

/** One spreadsheet to be written: header row first. Strings are text cells, numbers are numbers. */
export interface Table {
  readonly file: string;
  readonly sheet: string;
  readonly encoding: 'xlsx' | 'utf-8-bom' | 'gbk';
  /** Rows above the header, as exports like to have them. */
  readonly notice?: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export const communitiesTable = (): Table => ({
  file: '01-社群.xlsx',
  sheet: '社群',
  encoding: 'xlsx',
  rows: [
    ['社群编号', '社群名称', '平台', '主题', '创建时间', '负责人'],
    ['HJ-C1', '禾间咖啡会员社群', '企业微信', '门店会员的日常福利、新品与咖啡知识', '2025-12-20', '周牧'],
    ['HJ-C2', '手冲研习社', '企业微信', '手冲爱好者一起练习、品鉴、分享器具', '2026-01-04', '程一苇'],
  ],
});

const communityOf = (group: string): string => (group === groupNames[3] ? '手冲研习社' : '禾间咖啡会员社群');

/** 有赞 customer export; ends with an empty header as the real one does. */
export const shopCustomersTable = (random: Random, people: readonly Person[], orders: readonly Order[]): Table => ({
  file: '02-有赞客户.xlsx',
  sheet: '客户',
  encoding: 'xlsx',
  rows: [
    ['客户姓名', '客户昵称', '客户手机号', '客户生日', '客户性别', '标签', '是否会员', '免费等级', '客户积分', '消费次数', '消费金额', '来源渠道', '成为客户时间', '最近浏览时间', '微信地域', ''],
    ...people
      .filter((person) => person.inShop)
      .map((person) => {
        const own = orders.filter((order) => order.person === person && order.paid !== null);
        const spentMinor = own.reduce((sum, order) => sum + order.amountMinor, 0);
        const last = own.at(-1)?.created ?? `${person.joined} 12:00:00`;
        return [
          person.name,
          person.nickname,
          person.phone,
          person.birthday ?? ' ',
          person.gender,
          person.tags.join(','),
          random.chance(0.8) ? '是' : '否',
          person.points > 900 ? '金卡' : person.points > 400 ? '银卡' : '普通',
          person.points,
          own.length,
          (spentMinor / 100).toFixed(2),
          person.channel,
          `${person.joined} 10:${String(random.between(10, 59))}:00`,
          last,
          person.region,
          null,
        ];
      }),
  ],
});

/** WeCom contacts as a GBK file; some are the same people as in the shop, by phone. */
export const wecomCustomersTable = (random: Random, people: readonly Person[]): Table => ({
  file: '03-企微客户.csv',
  sheet: '03-企微客户',
  encoding: 'gbk',
  rows: [
    ['客户姓名', '客户类型', '性别', 'userid', 'unionid', '手机号', '所在省市县', '企业标签', '添加方式', '添加时间', '跟进员工'],
    ...people
      .filter((person) => person.inWecom)
      .map((person) => [
        person.name,
        '微信用户',
        person.gender,
        person.userid,
        person.unionid,
        person.phone,
        person.region,
        person.tags.slice(0, 1).join(';'),
        person.channel,
        `${person.joined} 11:${String(random.between(10, 59))}:00`,
        random.pick(['周牧', '程一苇', '顾念']),
      ]),
  ],
});

export const groupMembersTable = (random: Random, people: readonly Person[]): Table => ({
  file: '04-群成员.xlsx',
  sheet: '群成员',
  encoding: 'xlsx',
  notice: ['禾间咖啡 群成员名单（导出时间 2026-11-16 09:30）'],
  rows: [
    ['群名称', '所属社群', '群昵称', '姓名', '手机号', '入群时间', '退群时间', '入群方式'],
    ...people.flatMap((person) =>
      person.groups.map((group) => [
        group,
        communityOf(group),
        person.nickname,
        person.name,
        person.phone,
        person.joined,
        person.left,
        random.pick(['扫码', '邀请', '链接']),
      ]),
    ),
  ],
});

/** 有赞 order export: the header 分销员 stands there twice, as in the real one. */
export const ordersTable = (orders: readonly Order[]): Table => ({
  file: '05-有赞订单.csv',
  sheet: '05-有赞订单',
  encoding: 'utf-8-bom',
  rows: [
    ['订单号', '归属店铺', '订单状态', '订单创建时间', '买家付款时间', '订单实付金额', '全部商品名称', '收货人/提货人', '收货人手机号/提货人手机号', '买家昵称', '买家手机号', '分销员', '分销员', '订单退款状态', '订单已退款金额', '优惠券码名称'],
    ...orders.map((order) => [
      order.number,
      '禾间咖啡旗舰店',
      order.status,
      order.created,
      order.paid ?? '——',
      (order.amountMinor / 100).toFixed(2),
      order.product,
      order.person.name,
      order.person.phone,
      order.person.nickname,
      order.person.phone,
      '',
      '',
      order.refundedMinor === 0 ? '——' : order.refundedMinor === order.amountMinor ? '退款成功' : '部分退款',
      order.refundedMinor === 0 ? '0.00' : (order.refundedMinor / 100).toFixed(2),
      order.coupon || '——',
    ]),
  ],
});

export const talkTable = (talk: readonly TalkCount[]): Table => ({
  file: '06-群发言统计.xlsx',
  sheet: '发言统计',
  encoding: 'xlsx',
  rows: [
    ['日期', '群名称', '姓名', '手机号', '发言条数'],
    ...talk.map((line) => [line.date, line.group, line.person.name, line.person.phone, line.messages]),
    ['合计', null, null, null, talk.reduce((sum, line) => sum + line.messages, 0)],
  ],
});

export const eventsTable = (): Table => ({
  file: '07-活动.xlsx',
  sheet: '活动',
  encoding: 'xlsx',
  rows: [
    ['活动编号', '活动名称', '活动类型', '开始时间', '结束时间', '地点', '名额', '所属社群'],
    ...[tasting, sharing].map((event) => [
      event.key,
      event.name,
      event.kind,
      event.start,
      event.end,
      event.place,
      event.capacity,
      event.community,
    ]),
  ],
});

export const signupsTable = (
  file: string,
  encoding: Table['encoding'],
  event: { readonly key: string },
  signups: readonly Signup[],
): Table => ({
  file,
  sheet: encoding === 'xlsx' ? '报名' : file.replace(/\.csv$/, ''),
  encoding,
  rows: [
    ['活动编号', '订单号', '票种', '姓名', '手机', '报名时间', '审核状态', '签到状态', '签到时间', '报名渠道'],
    ...signups.map((signup) => [
      event.key,
      signup.number,
      signup.ticket,
      signup.name,
      signup.phone,
      signup.at,
      signup.status,
      signup.checkedInAt === null ? '未签到' : '已签到',
      signup.checkedInAt,
      signup.channel,
    ]),
  ],
});

/** One row per KPI of the one finished campaign. */
export const campaignTable = (): Table => {
  const kpi = (metric: string, unit: string, target: number, weight: number, owner: string) => [
    campaign.name,
    campaign.from,
    campaign.to,
    campaign.baselineFrom,
    campaign.baselineTo,
    '禾间咖啡会员社群、手冲研习社',
    `${tasting.name}；${sharing.name}`,
    metric,
    unit,
    target,
    'up',
    weight,
    owner,
  ];
  return {
    file: '10-活动项目.xlsx',
    sheet: '活动项目',
    encoding: 'xlsx',
    rows: [
      ['活动项目', '开始日期', '结束日期', '基线开始', '基线结束', '社群', '活动', '指标', '单位', '目标值', '方向', '权重', '负责人'],
      kpi('active.members', '人', 400, 2, '周牧'),
      kpi('members.new', '人', 200, 1, '顾念'),
      kpi('signups.confirmed', '人', 300, 1, '程一苇'),
      kpi('events.show_up_rate', '%', 0.7, 2, '程一苇'),
      kpi('orders.net', '元', 75000, 2, '周牧'),
      kpi('repurchase.rate', '%', 0.35, 1, '周牧'),
    ],
  };
};
