import type { EventKind, EventMode, TaskKind } from './kinds.ts';

/**
 * A plan counted back from the event. Days are whole local dates relative to the day the event
 * starts (0), times are local wall-clock `HH:MM`; so a plan across a month end or a change to
 * daylight-saving time stays on the intended days and hours.
 */
export interface TemplateTask {
  readonly key: string;
  readonly kind: TaskKind;
  /** Key of the phase it belongs to. */
  readonly phase?: string;
  readonly from: TemplatePoint;
  readonly to: TemplatePoint;
  /** Keys of tasks that must be finished first. */
  readonly after?: readonly string[];
  /** Keys of tasks before which it cannot be finished, though it may begin. */
  readonly endsAfter?: readonly string[];
}

/** Either a local day and time, or minutes from the start (`start`) or end (`end`) of the event. */
export type TemplatePoint =
  | { readonly day: number; readonly time: string }
  | { readonly anchor: 'start' | 'end'; readonly minutes: number };

export interface EventTemplate {
  readonly key: TemplateKey;
  readonly kind: EventKind;
  readonly mode: EventMode;
  readonly durationMinutes: number;
  readonly startTime: string;
  readonly tasks: readonly TemplateTask[];
}

export type TemplateKey = 'sharing-session' | 'offline-gathering';

const day = (n: number, time: string): TemplatePoint => ({ day: n, time });
const start = (minutes: number): TemplatePoint => ({ anchor: 'start', minutes });
const end = (minutes: number): TemplatePoint => ({ anchor: 'end', minutes });

const phase = (key: string, from: TemplatePoint, to: TemplatePoint): TemplateTask => ({
  key,
  kind: 'phase',
  from,
  to,
});
const task = (
  key: string,
  inPhase: string,
  from: TemplatePoint,
  to: TemplatePoint,
  ...after: readonly string[]
): TemplateTask => ({ key, kind: 'task', phase: inPhase, from, to, after });
const milestone = (
  key: string,
  inPhase: string,
  at: TemplatePoint,
  ...after: readonly string[]
): TemplateTask => ({ key, kind: 'milestone', phase: inPhase, from: at, to: at, after });

const sharingSession: EventTemplate = {
  key: 'sharing-session',
  kind: 'sharing',
  mode: 'online',
  durationMinutes: 90,
  startTime: '20:00',
  tasks: [
    phase('prepare', day(-14, '09:00'), day(-8, '18:00')),
    task('settle-content', 'prepare', day(-14, '09:00'), day(-11, '18:00')),
    {
      ...task('settle-speaker', 'prepare', day(-12, '09:00'), day(-9, '18:00')),
      endsAfter: ['settle-content'],
    },
    milestone('content-settled', 'prepare', day(-8, '18:00'), 'settle-content', 'settle-speaker'),
    phase('announce', day(-7, '09:00'), day(-1, '21:00')),
    task('announce-first', 'announce', day(-7, '10:00'), day(-7, '12:00'), 'content-settled'),
    task('announce-second', 'announce', day(-3, '10:00'), day(-3, '12:00'), 'announce-first'),
    task('announce-last', 'announce', day(-1, '10:00'), day(-1, '12:00'), 'announce-second'),
    task('prepare-supporters', 'announce', day(-3, '14:00'), day(-2, '18:00')),
    task('warm-up', 'announce', day(-2, '19:00'), day(-1, '21:00'), 'announce-second'),
    phase('hold', day(0, '10:00'), end(30)),
    task('remind-today', 'hold', day(0, '10:00'), day(0, '11:00'), 'announce-last'),
    task('order-rules', 'hold', start(-30), start(0), 'warm-up'),
    milestone('session-starts', 'hold', start(0), 'order-rules'),
    task('interaction', 'hold', start(0), end(0), 'prepare-supporters', 'session-starts'),
    task('welfare', 'hold', end(-15), end(15)),
    phase('follow', day(1, '09:00'), day(3, '18:00')),
    task('publicity', 'follow', day(1, '09:00'), day(1, '18:00'), 'welfare'),
    task('collect-feedback', 'follow', day(1, '09:00'), day(2, '18:00'), 'interaction'),
    task('summary', 'follow', day(2, '09:00'), day(3, '18:00'), 'publicity'),
  ],
};

const offlineGathering: EventTemplate = {
  key: 'offline-gathering',
  kind: 'core-gathering',
  mode: 'offline',
  durationMinutes: 180,
  startTime: '14:00',
  tasks: [
    phase('plan', day(-30, '09:00'), day(-19, '18:00')),
    task('set-team', 'plan', day(-30, '09:00'), day(-29, '18:00')),
    task('set-purpose', 'plan', day(-29, '09:00'), day(-27, '18:00')),
    {
      ...task('set-place', 'plan', day(-27, '09:00'), day(-22, '18:00')),
      endsAfter: ['set-purpose'],
    },
    task('set-budget', 'plan', day(-26, '09:00'), day(-23, '18:00'), 'set-purpose'),
    task('invite-guests', 'plan', day(-24, '09:00'), day(-19, '18:00'), 'set-purpose'),
    milestone('plan-approved', 'plan', day(-19, '18:00'), 'set-place', 'set-budget'),
    phase('recruit', day(-18, '09:00'), day(-2, '18:00')),
    task('promote', 'recruit', day(-18, '09:00'), day(-4, '18:00'), 'plan-approved'),
    task('open-signup', 'recruit', day(-17, '09:00'), day(-4, '18:00'), 'plan-approved'),
    task('prepare-prizes', 'recruit', day(-12, '09:00'), day(-4, '18:00'), 'set-budget'),
    milestone('signup-closes', 'recruit', day(-4, '18:00'), 'open-signup'),
    task('confirm-participants', 'recruit', day(-3, '09:00'), day(-2, '18:00'), 'signup-closes'),
    phase('rehearse', day(-2, '09:00'), day(-1, '20:00')),
    task('check-materials', 'rehearse', day(-2, '09:00'), day(-1, '12:00'), 'prepare-prizes'),
    task('rehearsal', 'rehearse', day(-1, '14:00'), day(-1, '18:00'), 'check-materials'),
    task('remind', 'rehearse', day(-1, '18:00'), day(-1, '20:00'), 'confirm-participants'),
    phase('hold', start(-180), end(60)),
    task('set-up', 'hold', start(-180), start(-45), 'rehearsal'),
    task('check-in', 'hold', start(-45), start(15), 'set-up'),
    milestone('opening', 'hold', start(0)),
    task('run-flow', 'hold', start(0), end(0), 'set-up'),
    task('clear-up', 'hold', end(0), end(60), 'run-flow'),
    phase('follow', day(1, '09:00'), day(7, '18:00')),
    task('thank', 'follow', day(1, '09:00'), day(1, '18:00'), 'run-flow'),
    task('publish-review', 'follow', day(1, '09:00'), day(3, '18:00'), 'run-flow'),
    task('survey', 'follow', day(1, '09:00'), day(4, '18:00'), 'run-flow'),
    task('settle-cost', 'follow', day(2, '09:00'), day(5, '18:00'), 'run-flow'),
    task('review-meeting', 'follow', day(6, '14:00'), day(7, '18:00'), 'survey', 'settle-cost'),
  ],
};

export const eventTemplates: Readonly<Record<TemplateKey, EventTemplate>> = {
  'sharing-session': sharingSession,
  'offline-gathering': offlineGathering,
};
export const templateKeys = Object.keys(eventTemplates) as [TemplateKey, ...TemplateKey[]];
