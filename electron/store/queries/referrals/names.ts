import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { maskIdentity, type Masking } from '../members/mask.ts';

export interface Named {
  readonly uid: string;
  readonly name: string | null;
  readonly phone: string | null;
}

/** What persons are called, by local id; contacts and outside ids masked. */
export const namesOf = (
  db: ReadDb,
  people: readonly number[],
  masking: Masking,
): ReadonlyMap<number, Named> =>
  new Map(
    sql<Named & { id: number; external: string | null; namespace: string | null }>(
      db,
      `SELECT DISTINCT person.member_id AS id, person.uid, person.name, person.phone,
         person.external_id AS external,
         person.external_namespace AS namespace
       FROM json_each(?) AS wanted JOIN person ON person.member_id = wanted.value`,
    )
      .all(JSON.stringify(people))
      .map(({ id, uid, name, phone, external, namespace }) => [
        id,
        {
          uid,
          name:
            name ?? (external === null ? null : maskIdentity(masking, namespace ?? '', external)),
          phone: phone === null ? null : maskIdentity(masking, 'phone', phone),
        },
      ]),
  );
