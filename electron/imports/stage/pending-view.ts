import type { Entity } from '../../store/entities.ts';
import type { StoredRow, StoreView } from './store-view.ts';
import type { Staging } from './staging.ts';

/**
 * The workspace as it will be after the lines staged so far: of two lines that say different things
 * of one stored row, the later one wins, as it does for rows that the file itself creates.
 */
export const withPending = (store: StoreView, staging: Staging): StoreView => {
  const over = <Row extends StoredRow | null>(entity: Entity, row: Row): Row => {
    const pending = row === null ? null : staging.pending(entity, row.uid);
    return pending === null ? row : { ...row, ...pending };
  };
  return {
    ...store,
    byUid: (entity, uid) => over(entity, store.byUid(entity, uid)),
    byId: (entity, id) => over(entity, store.byId(entity, id)),
    keyed: (entity, namespace, key) => over(entity, store.keyed(entity, namespace, key)),
    named: (entity, name) => store.named(entity, name).map((row) => over(entity, row)),
    openMembership: (memberId, groupId) =>
      over('membership', store.openMembership(memberId, groupId)),
  };
};
