import JSZip from 'jszip';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../electron/reports/docx.ts';
import { renderHtml } from '../../../electron/reports/html.ts';
import { renderPptx } from '../../../electron/reports/pptx.ts';
import { writeReportXlsx } from '../../../electron/reports/xlsx.ts';
import type { WriteDb } from '../../../electron/store/db.ts';
import { addKpi } from '../../../electron/store/queries/campaigns/save.ts';
import { mergeMembers } from '../../../electron/store/queries/members/merge.ts';
import { openRetrospective } from '../../../electron/store/queries/retrospectives/read.ts';
import { signRetrospective } from '../../../electron/store/queries/retrospectives/sign.ts';
import type { Retrospective } from '../../../shared/contract/retrospectives.ts';
import { buildDocument } from '../../../shared/domain/report/build.ts';
import { openingsOf } from '../../../shared/domain/report/openings.ts';
import { kpiMetricIds } from '../../../shared/domain/metrics/registry.ts';
import { languages } from '../../../shared/messages/languages.ts';
import { at, campaignWith, factsOf, insert } from '../../support/campaign-store.ts';
import { storeOf } from '../../support/community.ts';
import { idOf, write } from '../../support/recorded-rows.ts';
import { temporaryFolder, testEnv, testNowMs } from '../../support/workspace.ts';
import { withoutUids } from '../../support/without-uids.ts';

// Today is 2026-11-24 in the workspace's zone.
const people = () =>
  storeOf({
    me_a: {
      fields: { name: '安安', joined_date: '2026-01-02' },
      acts: ['2026-11-03', '2026-11-12'],
      orders: [['2026-11-13', 90_00]],
    },
    me_b: {
      fields: { name: '宝宝', joined_date: '2026-02-03' },
      acts: ['2026-11-12', '2026-11-14'],
      orders: [['2026-11-14', 10_00]],
    },
    me_c: { fields: { name: '陈陈', joined_date: '2026-11-12' }, acts: ['2026-11-12'] },
  }).db;

const signUp = (db: WriteDb, event: string, members: readonly string[]): void =>
  write(db, (add) => {
    for (const [index, member] of members.entries()) {
      const ids = {
        event_id: idOf(db, 'event', event),
        member_id: idOf(db, 'member', member),
      };
      const when = { at_ms: at('2026-11-11 10:00') };
      add('signup', { uid: `su_${event}_${index}`, status: 'confirmed', ...ids, ...when });
      add('checkin', {
        uid: `ci_${event}_${index}`,
        ...ids,
        kind: 'in',
        at_ms: at('2026-11-12 19:05'),
      });
    }
  });

/** Every metric as a KPI: what can be asked at all is asked. */
const withKpis = (db: WriteDb, campaignUid: string): string => {
  for (const metric of kpiMetricIds) {
    const kpi = { metric, filter: null, target: 10, targetHigh: null, baseline: null };
    const more = { direction: 'up', weight: 1, owner: null } as const;
    addKpi(db, { campaignUid, kpi: { ...kpi, ...more } }, testEnv);
  }
  return campaignUid;
};

const period = { from: '2026-11-11', to: '2026-11-15' };

/** A store and a campaign in it that lacks something. */
const bad: Readonly<Record<string, () => { readonly db: WriteDb; readonly uid: string }>> = {
  'without events': () => {
    const db = people();
    return { db, uid: campaignWith(db, period).campaignUid };
  },
  'without data of its baseline': () => {
    const { db } = storeOf({
      me_a: { fields: { joined_date: '2026-11-12' }, acts: ['2026-11-12'] },
    });
    return { db, uid: campaignWith(db, period, ['2026-11-12 19:00']).campaignUid };
  },
  'with nobody signed up': () => {
    const db = people();
    return { db, uid: campaignWith(db, period, ['2026-11-12 19:00']).campaignUid };
  },
  'of one day': () => {
    const db = people();
    const day = { from: '2026-11-12', to: '2026-11-12' };
    const { campaignUid, eventUids } = campaignWith(db, day, ['2026-11-12 19:00']);
    signUp(db, eventUids[0]!, ['me_a']);
    return { db, uid: campaignUid };
  },
  'in the future': () => {
    const db = people();
    const later = { from: '2026-12-20', to: '2026-12-24' };
    return { db, uid: campaignWith(db, later, ['2026-12-21 19:00']).campaignUid };
  },
  'in an empty workspace': () => {
    const { db } = storeOf({});
    return { db, uid: campaignWith(db, period).campaignUid };
  },
  'with costs and nothing that came of them': () => {
    const { db } = storeOf({});
    const { campaignUid, campaignId } = campaignWith(db, period);
    const money = { side: 'cost', currency: 'CNY', planned_minor: 0, actual_minor: 300_00 };
    insert(db, 'cost_entry', [
      { uid: 'ce_1', campaign_id: campaignId, channel: '海报', clicks: 0, reach: 0, ...money },
    ]);
    return { db, uid: campaignUid };
  },
  'spanning a merge': () => {
    const db = people();
    const { campaignUid, eventUids } = campaignWith(db, period, ['2026-11-12 19:00']);
    signUp(db, eventUids[0]!, ['me_a', 'me_b']);
    const during = { ...testEnv, nowMs: at('2026-11-13 09:00') };
    mergeMembers(db, { uid: 'me_b', intoUid: 'me_a' }, during);
    return { db, uid: campaignUid };
  },
};

const unsayable = /NaN|Infinity|∞|undefined|\[object|\{\w+\}/;

const eachNumber = (value: unknown, seen: (n: number, path: string) => void, path = ''): void => {
  if (typeof value === 'number') seen(value, path);
  else if (value instanceof Object)
    for (const [key, one] of Object.entries(value)) eachNumber(one, seen, `${path}.${key}`);
};

/** Every figure in the facts, wherever it stands. */
const figuresIn = (value: unknown): Retrospective['facts']['comparison'][number]['during'][] =>
  !(value instanceof Object)
    ? []
    : 'numerator' in value && 'reason' in value
      ? [value as never]
      : Object.values(value).flatMap(figuresIn);

const textsOf = async (found: Retrospective, folder: string): Promise<[string, string][]> => {
  const texts: [string, string][] = [];
  for (const language of languages) {
    const document = buildDocument(found, language);
    const path = join(folder, `${language}.xlsx`);
    writeReportXlsx(path, document, found, [], { language, mask: false });
    texts.push(
      [`${language} html`, renderHtml(document, { language, print: false })],
      [`${language} json`, JSON.stringify(document)],
    );
    const files: [string, Buffer][] = [['xlsx', readFileSync(path)]];
    // They draw the same document; the language that other tests look at least is enough.
    if (language === 'en')
      files.push(
        ['docx', await renderDocx(document, language)],
        ['pptx', await renderPptx(document, language)],
      );
    for (const [name, bytes] of files) {
      const zip = await JSZip.loadAsync(bytes);
      for (const file of Object.values(zip.files))
        if (/\.xml$/.test(file.name))
          texts.push([`${language} ${name} ${file.name}`, await file.async('string')]);
    }
  }
  return texts;
};

describe.each(Object.entries(bad))('a campaign %s', (_name, make) => {
  it('says a dash and why, never 0 % or NaN, in the facts and in every file', async () => {
    const { db, uid: campaignUid } = make();
    withKpis(db, campaignUid);
    const found = openRetrospective(db, { campaignUid, version: null, nowMs: testNowMs });
    eachNumber(found.facts, (n, path) => expect(Number.isFinite(n), path).toBe(true));
    const figures = figuresIn(found.facts);
    expect(figures.length).toBeGreaterThan(kpiMetricIds.length);
    for (const figure of figures) {
      expect(figure.value === null, figure.id).toBe(figure.reason !== null);
      // A share of nothing is no share.
      if (figure.unit === 'ratio' && !(figure.denominator! > 0))
        expect(figure.value, figure.id).toBeNull();
    }
    for (const language of languages) {
      const { sections } = buildDocument(found, language);
      const blocks = sections.flatMap((section) => section.blocks);
      for (const { value, details, label } of openingsOf(blocks))
        if (value === '—') expect(details.length, label).toBeGreaterThan(1);
    }
    for (const [where, text] of await textsOf(found, temporaryFolder()))
      expect(unsayable.exec(withoutUids(text))?.[0] ?? null, where).toBeNull();
    // It can be signed as it is, and says the same then.
    signRetrospective(db, { campaignUid }, testEnv);
    const signed = openRetrospective(db, { campaignUid, version: 1, nowMs: testNowMs });
    expect(signed.facts.comparison).toEqual(found.facts.comparison);
  }, 60_000);
});

it('counts who was merged while it ran once in every period, and says so', () => {
  const { db, uid } = bad['spanning a merge']!();
  const facts = factsOf(db, uid);
  const of = (id: string) => facts.comparison.find(({ during }) => during.id === id)!;
  expect(of('members.total')).toMatchObject({ before: { value: 1 }, during: { value: 2 } });
  expect(of('active.members')).toMatchObject({ during: { value: 2 } });
  expect(of('repurchase.rate')).toMatchObject({
    during: { value: 1, numerator: 1, denominator: 1 },
  });
  expect(facts.funnel).toMatchObject({ signedUp: 1, attended: 1 });
  expect(facts.limits).toContainEqual({
    key: 'retrospectives.limit-merges',
    values: { count: 1 },
  });
});
