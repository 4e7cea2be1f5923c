import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { EventMode, EventState } from '../../../../shared/domain/events/kinds.ts';
import type { ReadDb } from '../../db.ts';
import type { OperationLabel } from '../../log/operate.ts';
import { sql } from '../../statements.ts';

export interface ClosingEvent {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly kind: string;
  readonly mode: EventMode;
  readonly state: EventState;
  readonly communityId: number | null;
  readonly startAtMs: number | null;
  readonly endAtMs: number | null;
}

/** The event by uid; throws `not-found`. */
export const requireClosingEvent = (db: ReadDb, uid: string): ClosingEvent => {
  const event = sql<ClosingEvent>(
    db,
    `SELECT id, uid, name, kind, mode, state, community_id AS communityId,
       start_at_ms AS startAtMs, end_at_ms AS endAtMs FROM event WHERE uid = ?`,
  ).get(uid);
  if (event === undefined) throw new WorkstationError('not-found', { what: uid });
  return event;
};

export interface ByEvent {
  readonly eventUid: string;
}

export const label = (
  key: string,
  values: Readonly<Record<string, string | number>>,
): { readonly kind: 'edit'; readonly label: OperationLabel } => ({
  kind: 'edit',
  label: { key: `history.${key}`, values },
});
