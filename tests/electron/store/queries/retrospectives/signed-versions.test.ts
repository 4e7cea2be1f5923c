import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { noWords } from '../../../../../shared/contract/retrospective-words.ts';
import { facts } from '../../../../../shared/contract/retrospectives.ts';
import { signedFacts } from '../../../../../electron/store/queries/retrospectives/read.ts';
import { buildDocument } from '../../../../../shared/domain/report/build.ts';
import { differences } from '../../../../../shared/domain/report/differences.ts';
import { placesOf } from '../../../../../shared/domain/report/places.ts';
import { withoutUids } from '../../../../support/without-uids.ts';

const text = readFileSync(resolve(import.meta.dirname, 'signed-version-1.json'), 'utf8');

test('facts signed before there were blocks are read as they are', () => {
  const then = signedFacts(text);
  const signed = JSON.parse(text) as { readonly kpis: readonly object[] };
  expect(then).toEqual({
    ...signed,
    version: 1,
    blocks: {},
    kpis: signed.kpis.map((kpi) => ({ ...kpi, filter: null, agreedBaseline: null })),
  });
  expect(facts.parse(then)).toEqual(then);
  // No rows were kept behind the counts of events: they do not pretend to open.
  const opens = placesOf(then).filter((place) => place.opens);
  expect(opens.map(({ key }) => key.split('.')[0])).toEqual([
    ...Array.from({ length: 4 }, () => 'kpi'),
    ...Array.from({ length: 3 }, () => ['before', 'during', 'after']).flat(),
    ...['event', 'event'],
    ...['funnel', 'funnel', 'funnel'],
  ]);
  const written = JSON.stringify(
    buildDocument(
      {
        uid: 're_1',
        version: 1,
        signedAtMs: then.cutoffMs,
        signedBy: '周牧',
        facts: then,
        ...noWords,
        versions: [],
      },
      'zh-CN',
    ),
  );
  expect(withoutUids(written)).not.toMatch(/NaN|undefined|signups\.total/);
  expect(differences(then, then)).toEqual([]);
});

test('what is computed of them today is compared by the same list', () => {
  const then = signedFacts(text);
  const now = {
    ...then,
    score: 0.5,
    events: then.events.map((event) => ({ ...event, signups: event.signups + 1 })),
  };
  expect(differences(then, now).map(({ key }) => key)).toEqual([
    'score',
    ...then.events.map(({ uid }) => `event.${uid}.signups.total`),
  ]);
});
