import type { CommunityStage, GroupKind } from '../../contract/community-words.ts';

export const posts = [
  'organiser',
  'assistant',
  'promotion',
  'events',
  'feedback',
  'development',
  'content',
  'data',
  'brand',
  'people',
  'group-manager',
] as const;
export type Post = (typeof posts)[number];
export type TeamStage = 1 | 2 | 3;

type PerKind = Readonly<Record<GroupKind, number>>;

export interface TeamFacts {
  readonly members: number;
  /** As the record says. */
  readonly stage: CommunityStage | null;
  /** Groups that are run. */
  readonly groups: PerKind;
  readonly people: PerKind;
  /** In the last 30 days; null = no interaction is known. */
  readonly active: number | null;
}

/** A sentence of shared/messages/<language>/community-team.ts with its numbers. */
export interface TeamRemark {
  readonly key:
    | 'size-1'
    | 'size-2'
    | 'size-3'
    | 'groups-2'
    | 'groups-3'
    | 'record-differs'
    | 'no-managers-group'
    | 'no-core-group'
    | 'core-thin'
    | 'few-active'
    | 'nobody';
  readonly values: Readonly<Record<string, number>>;
}

export interface Seat {
  readonly post: Post;
  readonly suggested: number;
  readonly filled: number;
  /** Suggested and not filled. */
  readonly open: number;
  /** What the number follows from. */
  readonly why: {
    readonly key: 'one' | 'per-members' | 'per-group';
    readonly values: Readonly<Record<string, number>>;
  };
}

/** A box of the diagram: a part of the team, or a layer of the members. */
export interface TeamNode {
  readonly id:
    | 'organiser'
    | 'assistant'
    | 'promotion'
    | 'events'
    | 'feedback'
    | 'managers'
    | 'core'
    | 'ordinary'
    | 'members';
  /** From the top. */
  readonly row: number;
  readonly posts: readonly Post[];
  /** People of a layer; null for parts of the team. */
  readonly people: number | null;
}

export interface TeamFlow {
  readonly from: TeamNode['id'];
  readonly to: TeamNode['id'];
  /** What goes along the arrow; `talent` = members who rise. */
  readonly kind: 'information' | 'feedback' | 'talent';
}

export interface TeamAdvice {
  readonly stage: TeamStage;
  readonly reasons: readonly TeamRemark[];
  /** What stands out and could be done about. */
  readonly hints: readonly TeamRemark[];
  readonly seats: readonly Seat[];
  readonly nodes: readonly TeamNode[];
  readonly flows: readonly TeamFlow[];
}

/** One organiser with a few assistants can still know everybody by name. */
const KNOWN_BY_NAME = 100;
/** What a WeChat group holds; beyond it people are in several groups and need layers. */
const ONE_GROUP = 500;
/** The innermost circle of a community that carries itself. */
const CORE_SHARE = 0.01;
/** Fewer active in a month, and the events need more hands. */
const FEW_ACTIVE_SHARE = 0.1;
const MANAGERS_PER_GROUP = 2;
const recordStages = { launch: 1, growth: 2, mature: 3 } as const;

const atLeastOne = (members: number, per: number, most = Infinity): number =>
  Math.min(most, Math.max(1, Math.ceil(members / per)));

const stageOf = (facts: TeamFacts): { stage: TeamStage; reasons: TeamRemark[] } => {
  const { members, groups, people } = facts;
  const run = groups.managers + groups.core + groups.ordinary;
  const bySize: TeamStage = members < KNOWN_BY_NAME ? 1 : members < ONE_GROUP ? 2 : 3;
  const layered = people.managers > 0 && people.core > 0 && groups.ordinary > 1;
  const byGroups: TeamStage = layered ? 3 : run > 1 ? 2 : 1;
  const stage: TeamStage = byGroups > bySize ? byGroups : bySize;
  const limits = { members, known: KNOWN_BY_NAME, group: ONE_GROUP };
  const reasons: TeamRemark[] = [{ key: `size-${bySize}`, values: limits }];
  if (byGroups > bySize)
    reasons.push({ key: byGroups === 3 ? 'groups-3' : 'groups-2', values: { groups: run } });
  if (facts.stage !== null && recordStages[facts.stage] !== stage)
    reasons.push({ key: 'record-differs', values: { stage, said: recordStages[facts.stage] } });
  return { stage, reasons };
};

type Wanted = Omit<Seat, 'filled' | 'open'>;

const one = (post: Post): Wanted => ({ post, suggested: 1, why: { key: 'one', values: {} } });
const perMembers = (post: Post, members: number, per: number, most?: number): Wanted => ({
  post,
  suggested: atLeastOne(members, per, most),
  why: { key: 'per-members', values: { members, per } },
});

const seatsOf = (stage: TeamStage, { members, groups }: TeamFacts): Wanted[] => {
  switch (stage) {
    case 1:
      return [one('organiser'), perMembers('assistant', members, 50, 2)];
    case 2:
      return [
        one('organiser'),
        perMembers('promotion', members, 250),
        perMembers('events', members, 150),
        perMembers('feedback', members, 150),
      ];
    case 3: {
      // Without a record of groups: as many as the people would fill.
      const managed = groups.core + groups.ordinary || Math.ceil(members / ONE_GROUP) || 1;
      return [
        one('organiser'),
        ...(['development', 'promotion', 'content', 'data', 'brand', 'people'] as const).map(
          (post) => perMembers(post, members, 5000, 5),
        ),
        {
          post: 'group-manager',
          suggested: MANAGERS_PER_GROUP * managed,
          why: { key: 'per-group', values: { groups: managed, each: MANAGERS_PER_GROUP } },
        },
      ];
    }
    default: {
      const never: never = stage;
      return never;
    }
  }
};

const box = (
  id: TeamNode['id'],
  row: number,
  seats: readonly Post[],
  people: number | null = null,
): TeamNode => ({ id, row, posts: seats, people });

const flow = (from: TeamNode['id'], to: TeamNode['id'], kind: TeamFlow['kind']): TeamFlow => ({
  from,
  to,
  kind,
});

const structureOf = (
  stage: TeamStage,
  { members, people }: TeamFacts,
): Pick<TeamAdvice, 'nodes' | 'flows'> => {
  switch (stage) {
    case 1:
      return {
        nodes: [
          box('organiser', 0, ['organiser']),
          box('assistant', 1, ['assistant']),
          box('members', 2, [], members),
        ],
        flows: [
          flow('organiser', 'assistant', 'information'),
          flow('assistant', 'members', 'information'),
          flow('members', 'assistant', 'feedback'),
          flow('assistant', 'organiser', 'feedback'),
        ],
      };
    case 2:
      return {
        nodes: [
          box('organiser', 0, ['organiser']),
          box('promotion', 1, ['promotion']),
          box('events', 1, ['events']),
          box('feedback', 1, ['feedback']),
          box('members', 2, [], members),
        ],
        flows: [
          flow('organiser', 'promotion', 'information'),
          flow('organiser', 'events', 'information'),
          flow('promotion', 'members', 'information'),
          flow('events', 'members', 'information'),
          flow('members', 'feedback', 'feedback'),
          flow('feedback', 'organiser', 'feedback'),
        ],
      };
    case 3:
      return {
        nodes: [
          box(
            'managers',
            0,
            ['organiser', 'development', 'promotion', 'content', 'data', 'brand', 'people'],
            people.managers,
          ),
          box('core', 1, ['group-manager'], people.core),
          box('ordinary', 2, [], people.ordinary),
        ],
        flows: [
          flow('managers', 'core', 'information'),
          flow('core', 'ordinary', 'information'),
          flow('ordinary', 'core', 'feedback'),
          flow('core', 'managers', 'feedback'),
          flow('ordinary', 'core', 'talent'),
          flow('core', 'managers', 'talent'),
        ],
      };
    default: {
      const never: never = stage;
      return never;
    }
  }
};

const hintsOf = (
  stage: TeamStage,
  { members, groups, people, active }: TeamFacts,
): TeamRemark[] => {
  const hints: TeamRemark[] = [];
  if (members === 0) return [{ key: 'nobody', values: {} }];
  if (stage === 3) {
    const wanted = Math.ceil(members * CORE_SHARE);
    if (groups.managers === 0) hints.push({ key: 'no-managers-group', values: {} });
    if (groups.core === 0) hints.push({ key: 'no-core-group', values: { wanted } });
    else if (people.core < wanted)
      hints.push({ key: 'core-thin', values: { core: people.core, wanted } });
  }
  if (active !== null && active < members * FEW_ACTIVE_SHARE)
    hints.push({ key: 'few-active', values: { active, members } });
  return hints;
};

/**
 * The team a community of this size and these layers needs: stage 1 an organiser with assistants;
 * stage 2 groups for promotion, community and events, information and feedback; stage 3 managers →
 * core → ordinary with posts of their own. `filled` counts who holds each post now.
 */
export const adviseTeam = (
  facts: TeamFacts,
  filled: Readonly<Partial<Record<Post, number>>> = {},
): TeamAdvice => {
  const { stage, reasons } = stageOf(facts);
  return {
    stage,
    reasons,
    hints: hintsOf(stage, facts),
    seats: seatsOf(stage, facts).map((seat) => {
      const held = filled[seat.post] ?? 0;
      return { ...seat, filled: held, open: Math.max(0, seat.suggested - held) };
    }),
    ...structureOf(stage, facts),
  };
};
