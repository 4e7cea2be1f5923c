import type { FieldId } from '../../../shared/domain/imports/fields.ts';
import { newUid } from '../../store/uid.ts';
import { createIdentityIndex } from './identity-index.ts';
import { createMemberColumns, memberFields } from './member-columns.ts';
import { createMemberLikeness } from './member-likeness.ts';
import { createMatcher, type Disagreement, type Match } from './member-match.ts';
import { createMemberRows, type MemberRow } from './member-rows.ts';
import { createPersonKeys, foldName, nameNumber, type PersonKeys } from './person-keys.ts';
import {
  compareStaged,
  compareStored,
  keyUid,
  noDifferences,
  type Differences,
  type StageSession,
} from './session.ts';
import type { SheetValues } from './sheet-values.ts';
import type { Ref, StagedValues } from './staging.ts';
import { createKeyTable } from './key-table.ts';
import type { Things } from './things.ts';

/** The row's own keys name two members: the operator may say which is meant. */
export interface TwoMembers {
  readonly conflict: 'two-members';
  readonly between: readonly {
    readonly uid: string;
    readonly name: string;
    /** The key of the row that names this one. */
    readonly key: string;
  }[];
}

export type ResolvedMember =
  | { readonly ref: Ref; readonly uid: string; readonly differences: Differences }
  | TwoMembers
  | { readonly nobody: true };

export interface Members {
  /**
   * Finds or makes the member a row is about. For sheets of other kinds (`secondary`) the person's
   * fields only fill what is blank.
   */
  readonly resolve: (values: SheetValues, role: 'primary' | 'secondary') => ResolvedMember;
  readonly created: () => number;
  readonly end: () => void;
}

export const createMembers = (session: StageSession, things: Things): Members => {
  const { staging, store, frame } = session;
  const identities = createIdentityIndex((namespace, value) =>
    store
      .identity(namespace, value)
      .map((hit) => ({ ref: hit.member_id, name: nameNumber(hit.name) })),
  );
  const { match, sharedPhones } = createMatcher(identities, store);
  const likeness = createMemberLikeness(store);
  const keysOf = createPersonKeys(frame, identities);
  const columnsOf = createMemberColumns(session);
  const rows = createMemberRows(session, things, identities);
  const personText = createPersonText(session);
  // What sheets of other kinds said of a person already: buyers come back with every order.
  const said = createKeyTable();
  let made = 0;

  const resolve = (values: SheetValues, role: 'primary' | 'secondary'): ResolvedMember => {
    const keys = keysOf(values);
    const hasKey = keys.ids.length > 0 || keys.contacts.length > 0;
    if (!hasKey && keys.name === null && keys.nickname === null) return { nobody: true };
    const matched = hasKey
      ? settled(match(keys), values.number)
      : { ref: nameless(values, keys), doubtful: [] as readonly Ref[] };
    if ('between' in matched) return twoMembers(matched);
    const differences = noDifferences();
    const known = matched.ref;
    const text = role === 'secondary' && personText !== null ? personText(values) : null;
    if (known !== null && text !== null) {
      if (said.get(`${known} ${text}`) !== 0) return resolved(known, differences);
      said.put(1);
    }
    const fields = columnsOf(values);
    const uid = known === null ? freeUid(memberUid(keys, fields)) : things.uidOf('member', known);
    const ref = known ?? create(uid, fields, differences);
    if (known === null && text !== null) said.set(`${ref} ${text}`, 1);
    if (known !== null) apply(ref, fields, values, role, differences);
    const row: MemberRow = { ref, uid, values, keys, role, differences };
    rows.addIdentities(row);
    rows.addTags(row);
    rows.addPoints(row);
    for (const other of matched.doubtful) rows.propose(row, other);
    if (known === null)
      for (const other of likeness.of(ref, keys, fields)) rows.propose(row, other.ref, other.by);
    if (ref > 0) staging.dirtyMember(ref);
    return { ref, uid, differences };
  };

  /** What the operator said of a row whose keys name two: the other may be the same person. */
  const settled = (found: Match | Disagreement, row: number): Match | Disagreement => {
    if (!('between' in found)) return found;
    const meant = session.wishes.memberOf(row);
    const refs = found.between.map(({ ref }) => ref);
    const chosen = refs.find((ref) => things.uidOf('member', ref) === meant);
    return chosen === undefined
      ? found
      : { ref: chosen, doubtful: refs.filter((ref) => ref !== chosen) };
  };

  const twoMembers = ({ between }: Disagreement): TwoMembers => ({
    conflict: 'two-members',
    between: between.map(({ ref, key }) => {
      const member = ref < 0 ? staging.staged('member', ref) : store.byId('member', ref)!;
      return {
        uid: things.uidOf('member', ref),
        name: String(member['name'] ?? member['nickname'] ?? ''),
        key: key.value,
      };
    }),
  });

  /** A member whose uid is looked up only when somebody asks. */
  const resolved = (ref: Ref, differences: Differences): ResolvedMember => ({
    ref,
    differences,
    get uid() {
      return things.uidOf('member', ref);
    },
  });

  const nameless = (values: SheetValues, keys: PersonKeys): Ref | null => {
    const uid = memberUid(keys, columnsOf(values));
    return staging.findStaged('member', uid) ?? store.byUid('member', uid)?.id ?? null;
  };

  // Without any id or contact the line itself is the key: the same line again is the same person,
  // and two people of one name stay two as soon as anything about them differs.
  const memberUid = (keys: PersonKeys, fields: StagedValues): string => {
    const [id] = keys.ids;
    if (id !== undefined) return keyUid('member', id.namespace, id.value);
    const { secret } = store;
    const [contact] = keys.contacts;
    const name = keys.name === null ? '' : foldName(keys.name);
    if (contact !== undefined)
      return newUid('member', { key: [contact.namespace, contact.value, name], secret });
    return newUid('member', {
      key: [
        'line',
        frame.namespace,
        ...['name', 'nickname', 'birthday_date', 'gender', 'company', 'city'].map((column) =>
          String(fields[column] ?? ''),
        ),
      ],
      secret,
    });
  };

  /** The key may already name somebody who is known under another name or id. */
  const freeUid = (wanted: string): string => {
    let uid = wanted;
    for (
      let n = 2;
      staging.findStaged('member', uid) !== null || store.byUid('member', uid) !== null;
      n++
    )
      uid = keyUid('member', wanted, String(n));
    return uid;
  };

  const create = (uid: string, fields: StagedValues, differences: Differences): Ref => {
    made += 1;
    differences.created = true;
    return staging.insert('member', { uid, staff: 0, archived: 0, ...fields });
  };

  const apply = (
    ref: Ref,
    fields: StagedValues,
    values: SheetValues,
    role: 'primary' | 'secondary',
    differences: Differences,
  ): void => {
    if (Object.keys(fields).length === 0) return;
    const fillOnly = role === 'secondary';
    const place = { row: values.number, fieldOf: fieldOfColumn };
    if (ref < 0) compareStaged(session, 'member', ref, fields, place, differences, fillOnly);
    else
      compareStored(
        session,
        'member',
        store.byId('member', ref)!,
        fields,
        place,
        differences,
        fillOnly ? 'fill-blanks' : session.policy,
      );
  };

  return {
    resolve,
    created: () => made,
    end: () => {
      if (rows.proposals() > 0)
        session.warn({
          code: 'possible-duplicate',
          row: null,
          column: null,
          params: { count: rows.proposals() },
        });
      if (sharedPhones() > 0)
        session.warn({
          code: 'shared-phone',
          row: null,
          column: null,
          params: { count: sharedPhones() },
        });
    },
  };
};

const fieldOfColumn = (column: string): string =>
  Object.hasOwn(memberFields, column)
    ? memberFields[column as keyof typeof memberFields]
    : 'member.name';

/** Fields of other subjects that may speak about the person of a row. */
const asPerson: ReadonlySet<FieldId> = new Set([
  'interaction.sender',
  'order.receiver',
  'order.receiver_phone',
]);

/** Everything that a row says about its person, as one text; null where other columns name people. */
const createPersonText = ({ reader }: StageSession): ((values: SheetValues) => string) | null => {
  const fields = reader.fields.filter(
    (field) => field.startsWith('member.') || asPerson.has(field),
  );
  if (fields.length === 0) return null;
  return (values) => {
    let text = '';
    for (const field of fields) text += `\u0000${values.text(field)}`;
    return text;
  };
};
