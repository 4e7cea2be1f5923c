import { keyUid, noDifferences, type Differences, type StageSession } from './session.ts';
import { headed, type SheetValues } from './sheet-values.ts';
import type { Ref } from './staging.ts';
import { upsert } from './upsert.ts';

const columnOf = { member: 'member_id', signup: 'signup_id', order_: 'order_id' } as const;
export type CustomOwner = keyof typeof columnOf;

/** Columns without a field of their own, kept under their headers beside what a row is about. */
export interface CustomValues {
  readonly keep: (
    values: SheetValues,
    owner: { readonly ref: Ref; readonly uid: string },
    differences: Differences,
  ) => void;
  readonly end: () => void;
}

export const createCustomValues = (session: StageSession, entity: CustomOwner): CustomValues => {
  const { staging } = session;
  const columns = session.reader.repeated('custom.value');
  const refs = new Map<string, { readonly ref: Ref; readonly uid: string }>();

  const fieldOf = (name: string, row: number): { readonly ref: Ref; readonly uid: string } => {
    let known = refs.get(name);
    if (known === undefined) {
      const uid = keyUid('custom_field', entity, name);
      const wanted = {
        entity: 'custom_field',
        uid,
        columns: {},
        made: { entity, name, kind: 'text', position: 0, archived: 0 },
        fieldOf: {},
        otherwise: 'custom.value',
      } as const;
      known = { ref: upsert(session, row, wanted, noDifferences()).ref, uid };
      refs.set(name, known);
    }
    return known;
  };

  return {
    keep: (values, owner, differences) => {
      for (const { header, text } of columns.length === 0 ? [] : values.all('custom.value')) {
        const field = fieldOf(header, values.number);
        const own = noDifferences();
        const shown = headed('custom.value', header);
        const { isNew } = upsert(
          session,
          values.number,
          {
            entity: 'custom_value',
            uid: keyUid('custom_value', field.uid, owner.uid),
            columns: { text },
            made: { field_id: field.ref, [columnOf[entity]]: owner.ref },
            fieldOf: {},
            otherwise: shown,
          },
          own,
        );
        differences.updated += own.updated;
        differences.conflicts += own.conflicts;
        if (!isNew || differences.created) continue;
        differences.updated += 1;
        staging.noteChange(values.number, shown, null, text);
      }
    },
    end: () => {
      if (columns.length > 0)
        session.warn({
          code: 'custom-kept',
          row: null,
          column: null,
          params: {
            count: columns.length,
            names: columns
              .map(({ header }) => header)
              .slice(0, 8)
              .join(' · '),
          },
        });
    },
  };
};
