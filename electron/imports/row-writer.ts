import type { Database } from 'better-sqlite3';
import type { Entity } from '../store/entities.ts';
import { newUid, type UidKind } from '../store/uid.ts';
import { refColumn, stagedTables } from './tables.ts';

type Value = string | number | null;

export interface StagingWriter {
  /** Adds what the file says about one thing; later rows add to and replace earlier ones. */
  readonly put: (entity: Entity, uid: string, values: Readonly<Record<string, Value>>) => void;
  readonly uid: (kind: UidKind, ...key: readonly string[]) => string;
  /** For keys that hold a phone or an e-mail. */
  readonly secretUid: (kind: UidKind, ...key: readonly string[]) => string;
}

/** Writes staged rows by prepared upserts. */
export const stagingWriter = (db: Database, secret: Buffer): StagingWriter => {
  const uids = new Map<string, string>();
  const upserts = new Map(
    stagedTables.map(({ entity, columns, refs }) => {
      const names = [...columns, ...refs.map(([column]) => refColumn(column))];
      const merged = names.map((name) => `${name} = coalesce(excluded.${name}, ${name})`);
      const statement = db.prepare(
        `INSERT INTO s_${entity} (uid${names.map((name) => `, ${name}`).join('')})
         VALUES (?${', ?'.repeat(names.length)}) ON CONFLICT (uid) DO UPDATE SET ${merged.join(', ')}`,
      );
      return [entity, { names, statement }] as const;
    }),
  );
  return {
    put: (entity, uid, values) => {
      const upsert = upserts.get(entity);
      if (upsert === undefined) throw new Error(`${entity} is not staged`);
      upsert.statement.run(uid, ...upsert.names.map((name) => values[name] ?? null));
    },
    uid: (kind, ...key) => {
      const text = `${kind}\0${key.join('\0')}`;
      let uid = uids.get(text);
      if (uid === undefined) uids.set(text, (uid = newUid(kind, { key })));
      return uid;
    },
    secretUid: (kind, ...key) => newUid(kind, { key, secret }),
  };
};
