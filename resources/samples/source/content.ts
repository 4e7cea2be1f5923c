import { addDays } from '../../../shared/domain/values/days.ts';
import { seededRandom } from './random.ts';
import type { Table } from './tables.ts';

/** A randomness of its own: what is published changes nobody's orders. */
const SEED = 20_261_116;
const FIRST_MONDAY = '2026-08-17';
const WEEKS = 13;
const AS_OF = '2026-11-16';

interface Slot {
  /** 0 Monday. */
  readonly weekday: number;
  readonly time: string;
  readonly channel: string;
  readonly type: string;
  readonly titles: readonly string[];
  readonly reads: readonly [low: number, high: number];
  /** Likes, comments and shares a thousand reads. */
  readonly answers: readonly [likes: number, comments: number, shares: number];
}

/** What the shop publishes in a week. */
const slots: readonly Slot[] = [
  {
    weekday: 0,
    time: '08:00',
    channel: '公众号',
    type: '图文',
    titles: ['本周咖啡日历', '豆子到货清单', '门店一周好价'],
    reads: [900, 1600],
    answers: [14, 2, 9],
  },
  {
    weekday: 2,
    time: '20:30',
    channel: '公众号',
    type: '图文',
    titles: ['手冲水温怎么定', '产区笔记：耶加雪菲', '浅烘与深烘的分界', '磨豆机清洁指南'],
    reads: [1400, 3200],
    answers: [26, 6, 21],
  },
  {
    weekday: 3,
    time: '12:15',
    channel: '视频号',
    type: '短视频',
    titles: ['三十秒拉花', '后厨的一天', '新品杯测现场'],
    reads: [2500, 8200],
    answers: [38, 7, 18],
  },
  {
    weekday: 4,
    time: '18:00',
    channel: '小红书',
    type: '话题',
    titles: ['周末去哪杯', '晒晒你的咖啡角'],
    reads: [700, 2100],
    answers: [52, 31, 8],
  },
  {
    weekday: 5,
    time: '20:00',
    channel: '视频号',
    type: '直播',
    titles: ['周六夜手冲直播', '店长聊豆'],
    reads: [1800, 5200],
    answers: [61, 44, 15],
  },
];

/** 公众号 and 视频号 results of thirteen weeks; some weeks leave something out. */
export const contentTable = (): Table => {
  const random = seededRandom(SEED);
  const rows: (string | number | null)[][] = [];
  for (let week = 0; week < WEEKS; week += 1)
    for (const slot of slots) {
      // The live show pauses every third week, the topic in two weeks of September.
      if (slot.type === '直播' && week % 3 === 2) continue;
      if (slot.type === '话题' && (week === 4 || week === 5)) continue;
      const title = slot.titles[week % slot.titles.length]!;
      const reads = random.between(...slot.reads);
      const [likes, comments, shares] = slot.answers.map((rate) =>
        Math.round((reads * rate * random.between(70, 130)) / 100_000),
      );
      rows.push([
        `${title}（${week + 1}）`,
        slot.type,
        slot.channel,
        `${addDays(FIRST_MONDAY, week * 7 + slot.weekday)} ${slot.time}`,
        reads,
        likes!,
        comments!,
        shares!,
        Math.round(shares! * 0.6),
        AS_OF,
      ]);
    }
  return {
    file: '11-内容数据.xlsx',
    sheet: '内容数据',
    encoding: 'xlsx',
    rows: [
      ['标题', '类型', '渠道', '发布时间', '阅读量', '点赞数', '评论数', '转发数', '收藏数', '统计日期'],
      ...rows,
    ],
  };
};
