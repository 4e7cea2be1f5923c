import type { Entity } from '../../store/entities.ts';
import { keyUid, type StageSession } from './session.ts';
import type { Ref, StagedValues } from './staging.ts';

type Thing = 'community' | 'chat_group' | 'event' | 'tag';

/** Finds a community, group, event or tag by key or name; makes it when it is new. */
export interface Things {
  readonly find: (entity: Thing, name: string, key?: string | null) => Ref | null;
  readonly findOrCreate: (
    entity: Thing,
    name: string,
    options?: { readonly key?: string | null; readonly values?: StagedValues },
  ) => Ref;
  readonly uidOf: (entity: Entity, ref: Ref) => string;
  readonly created: (entity: Thing) => number;
}

const MAX_REMEMBERED = 100_000;

export const createThings = (session: StageSession): Things => {
  const { staging, store, frame } = session;
  const known = new Map<string, Ref>();
  const counts = new Map<Thing, number>();
  const uids = new Map<string, string>();

  const lookUp = (entity: Thing, name: string, key: string | null): Ref | null => {
    if (key !== null && entity !== 'tag') {
      const stored = store.keyed(entity, frame.namespace, key);
      if (stored !== null) return stored.id;
    }
    const uid = store.byUid(entity, name);
    if (uid !== null) return uid.id;
    // A name settles it only when no key says otherwise.
    return key === null ? (store.named(entity, name)[0]?.id ?? null) : null;
  };
  const find = (entity: Thing, name: string, key: string | null = null): Ref | null => {
    const id = `${entity} ${key === null ? `n ${name}` : `k ${key}`}`;
    const before = known.get(id);
    if (before !== undefined) return before;
    const ref = lookUp(entity, name, key);
    if (ref !== null) known.set(id, ref);
    return ref;
  };
  return {
    find,
    findOrCreate: (entity, name, { key = null, values = {} } = {}) => {
      const found = find(entity, name, key);
      if (found !== null) return found;
      const uid =
        key === null ? keyUid(entity, 'name', name) : keyUid(entity, frame.namespace, key);
      const ref = staging.insert(entity, {
        uid,
        name,
        ...(key === null ? {} : { external_key: key, namespace: frame.namespace }),
        ...defaults(entity),
        ...values,
      });
      known.set(`${entity} ${key === null ? `n ${name}` : `k ${key}`}`, ref);
      counts.set(entity, (counts.get(entity) ?? 0) + 1);
      return ref;
    },
    uidOf: (entity, ref) => {
      const id = `${entity} ${ref}`;
      let uid = uids.get(id);
      if (uid === undefined) {
        uid = String(ref < 0 ? staging.staged(entity, ref)['uid'] : store.byId(entity, ref)!.uid);
        // Members come by the million: their uids are not kept for ever.
        if (uids.size === MAX_REMEMBERED) uids.clear();
        uids.set(id, uid);
      }
      return uid;
    },
    created: (entity) => counts.get(entity) ?? 0,
  };
};

// Staged rows carry every column, so what the table would default stands here.
const defaults = (entity: Thing): StagedValues => {
  switch (entity) {
    case 'community':
      return { archived: 0 };
    case 'chat_group':
      return { kind: 'ordinary' };
    case 'event':
      return { mode: 'online', kind: 'other', state: 'planned', archived: 0 };
    case 'tag':
      return {};
    default: {
      const never: never = entity;
      return never;
    }
  }
};
