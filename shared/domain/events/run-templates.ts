import type { TemplateKey } from './templates.ts';

/** A segment of a template; its words are `tpl-KEY`, `tpl-KEY-host` and `tpl-KEY-material`. */
export interface TemplateSegment {
  readonly key: string;
  readonly minutes: number;
  /** Minutes from the start of the event where it does not just follow. */
  readonly offsetMinutes?: number;
}

/** Run sheets that fill the length of their event template (`templates.ts`) exactly. */
export const runTemplates = {
  'sharing-session': [
    { key: 'opening-rules', minutes: 5, offsetMinutes: 0 },
    { key: 'introduce-speaker', minutes: 5 },
    { key: 'talk', minutes: 40 },
    { key: 'questions', minutes: 25 },
    { key: 'giveaway', minutes: 10 },
    { key: 'summing-up', minutes: 5 },
  ],
  'offline-gathering': [
    { key: 'setting-up', minutes: 60, offsetMinutes: -105 },
    { key: 'welcome', minutes: 45 },
    { key: 'opening', minutes: 15, offsetMinutes: 0 },
    { key: 'ice-breaker', minutes: 20 },
    { key: 'guest-talk', minutes: 40 },
    { key: 'tea-break', minutes: 15 },
    { key: 'activity', minutes: 45 },
    { key: 'prizes', minutes: 20 },
    { key: 'group-photo', minutes: 10 },
    { key: 'closing', minutes: 15 },
  ],
} as const satisfies Record<TemplateKey, readonly TemplateSegment[]>;

export type RunTemplateKey = (typeof runTemplates)[TemplateKey][number]['key'];
