import type { LinkKind, TaskKind } from '../../../shared/domain/events/kinds.ts';

export type Zoom = 'hour' | 'day' | 'week' | 'month';
export const zooms: readonly Zoom[] = ['hour', 'day', 'week', 'month'];

export interface TimelineTask {
  readonly uid: string;
  readonly parentUid: string | null;
  readonly kind: TaskKind;
  readonly name: string;
  readonly owner: string | null;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly progress: number;
  readonly realStartAtMs: number | null;
  readonly realEndAtMs: number | null;
  /** Where it slips, the event slips. */
  readonly critical: boolean;
  /** Something about it does not fit. */
  readonly conflicted: boolean;
  /** How far it may slip, in words; empty = not told. */
  readonly slack: string;
}

export interface TimelineLink {
  readonly uid: string;
  readonly fromUid: string;
  readonly toUid: string;
  readonly kind: LinkKind;
}

/** What the operator did on the chart; the page turns it into a write and gives new data back. */
export interface TimelineActions {
  readonly onSelect: (uid: string | null) => void;
  readonly onOpen: (uid: string) => void;
  readonly onMove: (uid: string, startAtMs: number, endAtMs: number) => void;
  /** To another place in its own phase; null = the first. */
  readonly onReorder: (uid: string, afterUid: string | null) => void;
  readonly onLink: (fromUid: string, toUid: string, kind: LinkKind) => void;
  readonly onRemoveLink: (uid: string) => void;
  readonly onRemove: (uid: string) => void;
}
