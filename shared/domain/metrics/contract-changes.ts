import type { Period } from '../periods/period.ts';

interface Named {
  readonly uid: string;
  readonly name: string;
}

/** What a KPI contract stands on: signed, it is kept as it was. */
export interface Contract {
  readonly period: Period;
  /** As set; null = the equal period before. */
  readonly baseline: Period | null;
  readonly communities: readonly Named[];
  readonly events: readonly Named[];
  readonly segments: readonly Named[];
  readonly kpis: readonly {
    readonly uid: string;
    readonly metric: string;
    /** The community or event it is about alone, by name. */
    readonly filter: string | null;
    /** As agreed, and of which past events it is the median; of older contracts nobody kept it. */
    readonly baseline?: number | null;
    readonly baselineOf?: object | null;
  }[];
}

export const contractScopes = ['communities', 'events', 'segments'] as const;
export type ContractScope = (typeof contractScopes)[number];

/** One thing of a contract that is no more what was signed. */
export type ContractChange =
  | {
      readonly kind: 'period' | 'baseline';
      readonly then: Period | null;
      readonly now: Period | null;
    }
  | {
      readonly kind: 'added' | 'gone';
      readonly scope: ContractScope;
      readonly names: readonly string[];
    }
  | { readonly kind: 'kpi-removed'; readonly metric: string; readonly filter: string | null };

const isSame = (one: Period | null, other: Period | null): boolean =>
  one?.from === other?.from && one?.to === other?.to;

const lacking = (those: readonly Named[], these: readonly Named[]): string[] =>
  those.filter(({ uid }) => these.every((one) => one.uid !== uid)).map(({ name }) => name);

/** What was moved, added or taken out since a contract was signed; edits of its KPIs stand by them. */
export const contractChanges = (then: Contract, now: Contract): ContractChange[] => [
  ...(['period', 'baseline'] as const).flatMap((kind): ContractChange[] =>
    isSame(then[kind], now[kind]) ? [] : [{ kind, then: then[kind], now: now[kind] }],
  ),
  ...contractScopes.flatMap((scope): ContractChange[] =>
    (
      [
        ['added', lacking(now[scope], then[scope])],
        ['gone', lacking(then[scope], now[scope])],
      ] as const
    ).flatMap(([kind, names]) => (names.length === 0 ? [] : [{ kind, scope, names }])),
  ),
  ...then.kpis
    .filter(({ uid }) => now.kpis.every((kpi) => kpi.uid !== uid))
    .map(({ metric, filter }): ContractChange => ({ kind: 'kpi-removed', metric, filter })),
];
