import { createKeyTable, type KeyTable } from './key-table.ts';
import { foldName, type PersonKeys } from './person-keys.ts';
import type { StoreView } from './store-view.ts';
import type { Ref, StagedValues } from './staging.ts';

export type Likeness = 'name-birthday' | 'name-company';
export interface Alike {
  readonly ref: Ref;
  readonly by: Likeness;
}

export interface MemberLikeness {
  /**
   * Who has the name and the birthday, or the name and the company, of a new member that no phone
   * or e-mail tells apart: to be proposed as the same person, never to be taken for it.
   */
  readonly of: (ref: Ref, keys: PersonKeys, fields: StagedValues) => readonly Alike[];
}

const nobody: readonly Alike[] = [];

export const createMemberLikeness = (store: StoreView): MemberLikeness => {
  // Made when the first row needs it: most files have a phone in every row.
  let known: KeyTable | null = null;
  const add = (table: KeyTable, ref: Ref, fields: StagedValues): void => {
    for (const [key] of keysOf(fields)) if (table.get(key) === 0) table.set(key, ref);
  };
  const tableOf = (): KeyTable => {
    if (known !== null) return known;
    known = createKeyTable();
    for (const member of store.describedMembers()) add(known, member.id, member);
    return known;
  };

  /** An id of the same issuer that differs: two people whatever they are called. */
  const hasOtherId = (ref: Ref, keys: PersonKeys): boolean => {
    if (ref < 0) return keys.ids.length > 0;
    const own = keys.ids.length === 0 ? [] : store.identitiesOf(ref);
    return keys.ids.some((id) => own.some((one) => one.namespace === id.namespace));
  };

  return {
    of: (ref, keys, fields) => {
      if (keys.contacts.length > 0) return nobody;
      const wanted = keysOf(fields);
      if (wanted.length === 0) return nobody;
      const table = tableOf();
      const found: Alike[] = [];
      for (const [key, by] of wanted) {
        const other = table.get(key);
        if (other !== 0 && !found.some((one) => one.ref === other) && !hasOtherId(other, keys))
          found.push({ ref: other, by });
      }
      add(table, ref, fields);
      return found;
    },
  };
};

const keysOf = (fields: StagedValues): (readonly [key: string, by: Likeness])[] => {
  const { name, birthday_date: birthday, company } = fields;
  if (typeof name !== 'string') return [];
  const keys: (readonly [string, Likeness])[] = [];
  if (typeof birthday === 'string')
    keys.push([`${foldName(name)}\u0000b${birthday}`, 'name-birthday']);
  if (typeof company === 'string')
    keys.push([`${foldName(name)}\u0000c${foldName(company)}`, 'name-company']);
  return keys;
};
