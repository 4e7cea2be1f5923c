import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import {
  noWords,
  type LimitEdit,
  type Words,
} from '../../../../shared/contract/retrospective-words.ts';
import { facts as factsSchema } from '../../../../shared/contract/retrospectives.ts';
import { buildDocument } from '../../../../shared/domain/report/build.ts';
import { definitionsOf, redefined } from '../../../../shared/domain/report/definitions.ts';
import { limitLines } from '../../../../shared/domain/report/limits.ts';
import { hideSmallGroups } from '../../../../shared/domain/report/mask.ts';
import { shownFacts, shownPlaces } from '../../../../shared/domain/report/parts.ts';
import { deeper, higher, lineOf, placeOf } from '../../../../shared/domain/report/why-tree.ts';
import { languages } from '../../../../shared/messages/languages.ts';

const facts = factsSchema.parse(
  JSON.parse(
    readFileSync(
      resolve(
        import.meta.dirname,
        '../../../electron/store/queries/retrospectives/signed-version-1.json',
      ),
      'utf8',
    ),
  ),
);
const documentOf = (words: Partial<Words>, language: (typeof languages)[number] = 'zh-CN') =>
  buildDocument(
    {
      uid: 're_1',
      version: 1,
      signedAtMs: null,
      signedBy: null,
      facts,
      versions: [],
      ...noWords,
      ...words,
    },
    language,
  );
const keys = (document: ReturnType<typeof documentOf>) =>
  new Set(document.sections.flatMap(({ blocks }) => blocks.map(({ key }) => key)));

test('a part left out is in no section, no definition and no number; a comment ends its part', () => {
  const parts: Words['parts'] = [
    { key: 'comparison', shown: false, comment: '不写' },
    { key: 'kpis', shown: true, comment: '目标偏低\n\n明年调高' },
  ];
  const document = documentOf({ parts });
  expect(keys(documentOf({})).has('comparison')).toBe(true);
  expect(keys(document).has('comparison')).toBe(false);
  const text = JSON.stringify(document);
  expect(text).not.toContain('不写');
  expect(text).not.toContain('粘性：');
  const result = document.sections.find(({ key }) => key === 'result')!.blocks;
  const ofKpis = result.filter(({ key }) => key === 'kpis');
  expect(ofKpis.slice(-2)).toEqual([
    { kind: 'paragraph', key: 'kpis', text: '目标偏低' },
    { kind: 'paragraph', key: 'kpis', text: '明年调高' },
  ]);
  expect(shownPlaces(facts, parts).some(({ place }) => place === 'during')).toBe(false);
  const told = shownFacts(facts, parts);
  expect(told.comparison).toBeUndefined();
  expect(told.daily).toBeUndefined();
  expect(told.kpis).toEqual(facts.kpis);
});

const edit = (wish: Partial<LimitEdit>): LimitEdit => ({
  uid: 'lm_1',
  about: null,
  text: null,
  shown: true,
  values: null,
  ...wish,
});

test('limits say what was reworded, added and dropped, and when the data changed since', () => {
  const limits = [
    { key: 'retrospectives.limit-unknown-joins', values: { count: 7 } },
    { key: 'retrospectives.limit-thin', values: { name: '茶会', n: 9 } },
    { key: 'retrospectives.limit-thin', values: { name: '茶会', n: 12 } },
    { key: 'retrospectives.limit-not-cause', values: {} },
  ];
  const edits = [
    edit({
      uid: 'a',
      about: 'retrospectives.limit-unknown-joins',
      text: '少',
      values: { count: 5 },
    }),
    edit({ uid: 'b', about: 'retrospectives.limit-thin 茶会 2', shown: false }),
    edit({ uid: 'c', about: 'retrospectives.limit-not-cause', text: '别当因果', values: {} }),
    edit({ uid: 'd', text: '下雨' }),
    edit({ uid: 'e', about: 'retrospectives.limit-no-events', text: '没有活动' }),
  ];
  expect(limitLines({ limits }, edits).map(({ state }) => state)).toEqual([
    'outdated',
    'as-data',
    'dropped',
    'reworded',
    'own',
    'gone',
  ]);
  const section = buildDocument(
    {
      ...{ uid: 're_1', version: 1, signedAtMs: null, signedBy: null, versions: [] },
      ...noWords,
      facts: { ...facts, limits },
      limitEdits: edits,
    },
    'zh-CN',
  ).sections.find(({ key }) => key === 'limits')!;
  expect(section.blocks).toMatchObject([
    {
      kind: 'list',
      items: [
        '少（由编写者改写；此后数据有变，现在是：7 位成员的加入日期不详：计入总数，不计入新增。）',
        '「茶会」只有 9 个确认报名，到场率区间很宽。',
        '别当因果（已由编写者改写）',
        '下雨（编写者补充）',
      ],
    },
    { kind: 'paragraph', quiet: true, text: '另有 1 条由数据得出的说明被编写者删去。' },
  ]);
});

const why = (uid: string, parentUid: string | null, figureKey: string | null = null) => ({
  uid,
  parentUid,
  text: `因${uid}`,
  figureKey,
});

test.each(languages)('whys are an indented list with numbers that open (%s)', (language) => {
  const figureKey = `during.${facts.comparison[0]!.during.id}`;
  const whys = [why('1', null), why('2', '1'), why('3', '2', figureKey), why('4', null)];
  const document = documentOf({ whys }, language);
  const block = document.sections
    .find(({ key }) => key === 'analysis')!
    .blocks.find(({ kind }) => kind === 'tree')!;
  expect(block).toMatchObject({
    key: 'whys',
    items: [
      { text: '因1', level: 0 },
      { text: '因2', level: 1 },
      { text: '因3', level: 2, opening: { key: figureKey } },
      { text: '因4', level: 0 },
    ],
  });
  expect(block.message).toContain('因3');
  // A number of few people is not told by a why either.
  const few = {
    ...document,
    sections: [
      {
        ...{ key: 'analysis', heading: '' },
        blocks: [
          {
            ...{ kind: 'tree' as const, title: '' },
            items: [
              {
                text: '因',
                level: 0,
                opening: {
                  ...{ key: figureKey, label: '人数', value: '3', details: ['定义', 'n = 3'] },
                  ...{ entity: 'member' as const, groups: [3], rowUnit: null },
                },
              },
            ],
          },
        ],
      },
    ],
  };
  expect(JSON.stringify(hideSmallGroups(few, language))).not.toContain('n = 3');
});

test('a why goes under the sister before it and back behind its parent', () => {
  const whys = [why('1', null), why('2', '1'), why('3', '1'), why('4', null)];
  expect(placeOf(whys, '4')).toEqual({ parentUid: null, afterUid: '1' });
  expect(deeper(whys, placeOf(whys, '4'))).toEqual({ parentUid: '1', afterUid: '3' });
  expect(deeper(whys, placeOf(whys, '1'))).toBeNull();
  expect(higher(whys, placeOf(whys, '3'))).toEqual({ parentUid: null, afterUid: '1' });
  expect(higher(whys, placeOf(whys, '1'))).toBeNull();
  expect(lineOf(whys, { parentUid: null, afterUid: '1' })).toBe(3);
  expect(lineOf(whys, { parentUid: '1', afterUid: null })).toBe(1);
});

test('what was signed is defined as it was then', () => {
  const id = facts.comparison[0]!.during.id;
  const now = definitionsOf(facts);
  expect(redefined({ definitions: now })).toEqual([]);
  const then = { ...now, 'zh-CN': { ...now['zh-CN'], [id]: '从前的口径' } };
  expect(redefined({ definitions: then })).toEqual([id]);
  const signed = buildDocument(
    {
      ...{ uid: 're_1', version: 1, signedAtMs: 1, signedBy: '周牧', versions: [] },
      ...noWords,
      facts: { ...facts, definitions: then },
    },
    'zh-CN',
  );
  expect(JSON.stringify(signed.sections.at(-1))).toContain('从前的口径');
  expect(JSON.stringify(signed.sections).match(/从前的口径/g)!.length).toBeGreaterThan(3);
});
