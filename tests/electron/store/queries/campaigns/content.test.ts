import { expect, test } from 'vitest';
import {
  campaignCalendar,
  campaignContent,
} from '../../../../../electron/store/queries/campaigns/content.ts';
import {
  archiveCampaign,
  createCampaign,
} from '../../../../../electron/store/queries/campaigns/save.ts';
import {
  archiveContent,
  createContent,
} from '../../../../../electron/store/queries/content/save.ts';
import { campaignWith } from '../../../../support/campaign-store.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const period = { from: '2026-11-02', to: '2026-11-08' };

const store = () => {
  const { db } = temporaryStore();
  const made = campaignWith(db, period, ['2026-11-03 23:30', '2026-12-05 12:00']);
  const item = (
    title: string,
    date: string | null,
    campaignUid: string | null = made.campaignUid,
  ) =>
    createContent(
      db,
      {
        fields: {
          title,
          campaignUid,
          state: date === null ? 'idea' : 'planned',
          when: date === null ? null : { date, time: null },
        },
      },
      testEnv,
    ).uid;
  return { db, ...made, item };
};

test('the content of a campaign stands by day, what has none last, what was thrown away not at all', () => {
  const { db, campaignUid, item } = store();
  item('没有日子', null);
  item('后', '2026-11-06');
  item('先', '2026-11-01');
  item('别人的', '2026-11-05', null);
  archiveContent(db, { uid: item('不要了', '2026-11-05'), archived: true }, testEnv);
  const titles = campaignContent(db, { uid: campaignUid }).map(({ title }) => title);
  expect(titles).toEqual(['先', '后', '没有日子']);
});

test('the calendar has the campaigns that touch the days, with their events and content in them', () => {
  const { db, item, campaignUid, eventUids } = store();
  const other = createCampaign(db, { name: '冬季', from: '2026-12-01', to: '2026-12-02' }, testEnv);
  item('推文', '2026-11-30');
  item('太早', '2026-10-31');
  item('别人的', '2026-11-05', null);
  const november = { from: '2026-11-01', to: '2026-11-30' };
  expect(campaignCalendar(db, november)).toMatchObject({
    campaigns: [{ uid: campaignUid, name: '秋季', ...period }],
    events: [{ uid: eventUids[0], date: '2026-11-03', time: '23:30', campaignName: '秋季' }],
    content: [{ title: '推文', date: '2026-11-30' }],
  });
  expect(
    campaignCalendar(db, { from: '2026-11-08', to: '2026-12-01' }).campaigns.map(({ uid }) => uid),
  ).toEqual([campaignUid, other.uid]);
  archiveCampaign(db, { uid: campaignUid, archived: true }, testEnv);
  expect(campaignCalendar(db, november)).toEqual({ campaigns: [], events: [], content: [] });
});
