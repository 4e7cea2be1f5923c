import { openWriter } from '../../electron/store/open-writer.ts';
import { addKpi, createCampaign } from '../../electron/store/queries/campaigns/save.ts';
import { setScope } from '../../electron/store/queries/campaigns/scope.ts';
import { mergeMembers } from '../../electron/store/queries/members/merge.ts';
import { kpiMetricIds } from '../../shared/domain/metrics/registry.ts';
import { seededRandom } from '../../shared/domain/statistics/random.ts';
import { addDays } from '../../shared/domain/values/days.ts';
import { addEvent, scan, signUp, type Scan } from './attendance.ts';
import { idOf, write } from './recorded-rows.ts';
import { addSurvey } from './surveys.ts';
import { temporaryWorkspace, testEnv } from './workspace.ts';

const FIRST = '2026-08-01';
const DAYS = 115;
const MEMBERS = 60;

export interface Generated {
  readonly path: string;
  readonly communityUids: readonly string[];
  readonly eventUids: readonly string[];
  /** Of one community with two of the events, and a KPI of every metric. */
  readonly campaignUid: string;
}

/**
 * A workspace with something of every kind that figures are made of, always the same for a seed:
 * staff, merged members, leavers, refunds, other currencies, walk-ins, unknown dates.
 */
export const generatedWorkspace = (
  seed: string,
  campaign: { readonly from: string; readonly to: string },
): Generated => {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const chance = (share: number): boolean => random() < share;
  const day = (): string => addDays(FIRST, below(DAYS));
  const pick = <One>(all: readonly One[]): One => all[below(all.length)]!;
  const path = temporaryWorkspace();
  const { db, close } = openWriter(path);
  const members = Array.from({ length: MEMBERS }, (_, n) => `me_${n}`);
  const communityUids = ['co_tea', 'co_coffee'];
  write(db, (insert) => {
    const groups = communityUids.map((uid, n) =>
      insert('chat_group', {
        uid: `gr_${n}`,
        name: uid,
        community_id: insert('community', { uid, name: uid }),
      }),
    );
    for (const [n, uid] of members.entries()) {
      const joined = chance(0.1) ? null : day();
      const left = joined !== null && chance(0.2) ? addDays(joined, 1 + below(60)) : null;
      const id = insert('member', {
        uid,
        name: uid,
        joined_date: joined,
        left_date: left,
        staff: n < 3 ? 1 : 0,
      });
      for (const [place, group] of groups.entries()) {
        if (!chance(0.6)) continue;
        insert('membership', {
          uid: `ms_${n}_${place}`,
          member_id: id,
          group_id: group,
          joined_date: joined,
          left_date: left,
        });
      }
      for (let act = below(25); act > 0; act--)
        insert('interaction', {
          uid: `in_${n}_${act}`,
          member_id: id,
          group_id: pick(groups),
          kind: pick(['message', 'message', 'like']),
          local_date: day(),
          quantity: 1 + below(4),
          counted: 1,
        });
      for (let order = below(4); order > 0; order--) {
        const amount = chance(0.1) ? null : 1000 + below(90_000);
        insert('order_', {
          uid: `or_${n}_${order}`,
          namespace: 'shop',
          number: `${n}-${order}`,
          member_id: chance(0.1) ? null : id,
          status: chance(0.1) ? 'refunded' : 'paid',
          paid_date: day(),
          currency: chance(0.1) ? 'USD' : 'CNY',
          amount_minor: amount,
          refunded_minor: amount !== null && chance(0.2) ? below(amount) : 0,
        });
      }
      if (n > 5 && chance(0.3))
        insert('referral', {
          uid: `rf_${n}`,
          referrer_member_id: idOf(db, 'member', members[below(n)]!),
          referee_member_id: id,
          local_date: chance(0.1) ? null : day(),
        });
      if (chance(0.4))
        insert('points_entry', {
          uid: `pe_${n}`,
          member_id: id,
          at_ms: Date.parse(`${day()}T04:00:00Z`),
          amount: 10 + below(90),
          kind: 'grant',
        });
    }
    for (let n = 0; n < 12; n++)
      insert('content_item', {
        uid: `ct_${n}`,
        platform: '公众号',
        title: `文章 ${n}`,
        type: pick(['article', 'poll', 'video', 'qa']),
        community_id: chance(0.7) ? idOf(db, 'community', pick(communityUids)) : null,
        state: 'published',
        published_date: day(),
      });
  });
  const eventUids = ['ev_first', 'ev_second', 'ev_open'];
  for (const [n, uid] of eventUids.entries()) {
    const date = uid === 'ev_open' ? '2026-12-20' : addDays(campaign.from, 3 + 7 * n);
    addEvent(db, uid, `${date}T11:00:00Z`, `${date}T13:00:00Z`, n !== 1);
    const guests = members.filter(() => chance(0.35));
    signUp(
      db,
      uid,
      Object.fromEntries(
        guests.map((one) => [
          one,
          pick(['confirmed', 'confirmed', 'waiting', 'declined'] as const),
        ]),
      ),
    );
    if (uid === 'ev_open') continue;
    const came = members.filter((one) => chance(guests.includes(one) ? 0.7 : 0.05));
    scan(
      db,
      uid,
      came.map((one): Scan => [one, chance(0.1) ? 'undo' : 'in', `${date}T11:30:00Z`]),
    );
    addSurvey(db, `sv_${uid}`, {
      event: uid,
      members: came.slice(0, 8),
      questions: [{ kind: 'nps', text: '推荐吗', answers: came.slice(0, 8).map(() => below(11)) }],
    });
    write(db, (insert) =>
      insert('cost_entry', {
        uid: `ce_${uid}`,
        event_id: idOf(db, 'event', uid),
        item: '场地',
        currency: 'CNY',
        actual_minor: 10_000 + below(50_000),
      }),
    );
  }
  write(db, (insert) => {
    for (let n = 0; n < 12; n += 1)
      if (chance(0.7))
        insert('content_result', {
          uid: `cr_${n}`,
          content_id: idOf(db, 'content_item', `ct_${n}`),
          as_of_date: '2026-11-23',
          reads: chance(0.1) ? null : below(500),
          likes: below(40),
          comments: chance(0.3) ? null : below(9),
        });
  });
  for (const [uid, intoUid] of [
    ['me_10', 'me_20'],
    ['me_11', 'me_21'],
  ] as const)
    mergeMembers(db, { uid, intoUid }, testEnv);
  const { uid: campaignUid } = createCampaign(db, { name: '秋季', ...campaign }, testEnv);
  setScope(
    db,
    {
      uid: campaignUid,
      communityUids: ['co_tea'],
      eventUids: ['ev_first', 'ev_second'],
      segmentUids: [],
      comparison: { communityUids: ['co_coffee'], segmentUids: [] },
    },
    testEnv,
  );
  write(db, (insert) => {
    const campaign_id = idOf(db, 'campaign', campaignUid);
    for (const [n, currency] of ['CNY', 'CNY', 'USD'].entries())
      insert('cost_entry', {
        uid: `ce_own_${n}`,
        campaign_id,
        item: '投放',
        currency,
        actual_minor: 5_000 + below(20_000),
      });
  });
  for (const metric of kpiMetricIds)
    addKpi(
      db,
      {
        campaignUid,
        kpi: {
          metric,
          target: 1,
          targetHigh: null,
          baseline: null,
          direction: 'up',
          weight: 1,
          owner: null,
          filter: null,
        },
      },
      testEnv,
    );
  close();
  return { path, communityUids, eventUids, campaignUid };
};
