import { expect, test } from 'vitest';
import {
  contractChanges,
  type Contract,
} from '../../../../shared/domain/metrics/contract-changes.ts';

const named = (...uids: string[]) => uids.map((uid) => ({ uid, name: `名${uid}` }));
const signed: Contract = {
  period: { from: '2026-11-02', to: '2026-11-08' },
  baseline: null,
  communities: named('a', 'b'),
  events: named('e'),
  segments: [],
  kpis: [
    { uid: 'k1', metric: 'members.new', filter: null },
    { uid: 'k2', metric: 'orders.net', filter: '茶' },
  ],
};

test('what is as it was signed is no change, whatever its name or order', () => {
  const now = { ...signed, communities: [{ uid: 'b', name: '改名' }, ...named('a')] };
  expect(contractChanges(signed, now)).toEqual([]);
});

test('moved dates, other scopes and removed KPIs are named, each once', () => {
  const now: Contract = {
    period: { from: '2026-11-02', to: '2026-11-09' },
    baseline: { from: '2026-10-01', to: '2026-10-07' },
    communities: named('b', 'c'),
    events: [],
    segments: named('s'),
    kpis: [{ uid: 'k3', metric: 'members.new', filter: null }],
  };
  expect(contractChanges(signed, now)).toEqual([
    { kind: 'period', then: signed.period, now: now.period },
    { kind: 'baseline', then: null, now: now.baseline },
    { kind: 'added', scope: 'communities', names: ['名c'] },
    { kind: 'gone', scope: 'communities', names: ['名a'] },
    { kind: 'gone', scope: 'events', names: ['名e'] },
    { kind: 'added', scope: 'segments', names: ['名s'] },
    { kind: 'kpi-removed', metric: 'members.new', filter: null },
    { kind: 'kpi-removed', metric: 'orders.net', filter: '茶' },
  ]);
});
