import type { FieldId } from '../../../shared/domain/imports/fields.ts';
import { parsePhone } from '../../../shared/domain/values/phones.ts';
import type { Members, TwoMembers } from './members.ts';
import { hasKey } from './person-keys.ts';
import type { StageSession } from './session.ts';
import type { FieldValue, SheetValues } from './sheet-values.ts';
import type { Ref } from './staging.ts';
import type { Things } from './things.ts';

export type FoundPerson =
  | { readonly ref: Ref; readonly uid: string }
  | { readonly trouble: 'nobody' | 'unknown' | 'several' }
  | { readonly trouble: 'two-members'; readonly found: TwoMembers };

/** Finds the people of rows that are about something else, and never makes one up from a name. */
export interface PersonFinder {
  readonly find: (values: SheetValues) => FoundPerson;
  readonly end: () => void;
}

/**
 * An id, phone or e-mail names a member (a new one where nobody has it yet); a real name does when
 * exactly one member has it, which is said aloud at the end; a nickname never does.
 */
export const createPersonFinder = (
  session: StageSession,
  members: Members,
  things: Things,
): PersonFinder => {
  let byName = 0;
  return {
    find: (values) => {
      if (hasKey(values)) {
        const found = members.resolve(values, 'secondary');
        if ('nobody' in found) return { trouble: 'nobody' };
        return 'conflict' in found ? { trouble: found.conflict, found } : found;
      }
      const name = values.get('member.name');
      if (name === null) {
        const isHinted =
          values.get('member.nickname') !== null ||
          (values.get('member.phone')?.masked ?? null) !== null;
        return { trouble: isHinted ? 'unknown' : 'nobody' };
      }
      const [member, other] = session.store.membersCalled(name);
      if (member === undefined) return { trouble: 'unknown' };
      if (other !== undefined) return { trouble: 'several' };
      byName += 1;
      return { ref: member.id, uid: things.uidOf('member', member.id) };
    },
    end: () => {
      members.end();
      if (byName > 0)
        session.warn({
          code: 'matched-by-name',
          row: null,
          column: null,
          params: { count: byName },
        });
    },
  };
};

/** A row seen as the person that some of its columns name. */
export const personIn = (
  values: SheetValues,
  columns: { readonly name: FieldId; readonly phone: FieldId; readonly id: FieldId },
): SheetValues => {
  const name = values.get(columns.name);
  // People also write the phone where the name belongs.
  const written = typeof name === 'string' ? parsePhone(name) : null;
  const phone =
    values.get(columns.phone) ??
    (written !== null && written.ok && written.value !== null && written.value.numbers.length > 0
      ? written.value
      : null);
  const seen: Partial<Record<FieldId, unknown>> = {
    'member.name': written?.ok === true ? null : name,
    'member.phone': phone,
    'member.external_id': values.get(columns.id),
  };
  return {
    ...values,
    get: <Field extends FieldId>(field: Field) => (seen[field] ?? null) as FieldValue<Field> | null,
  };
};
