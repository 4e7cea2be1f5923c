import { newUid } from '../../store/uid.ts';
import { createIdentityIndex } from './identity-index.ts';
import { textNumber } from './key-table.ts';
import { foldName, personKeys, type IdentityKey, type PersonKeys } from './person-keys.ts';
import {
  compareStaged,
  compareStored,
  keyUid,
  noDifferences,
  type Differences,
  type StageSession,
} from './session.ts';
import { toLocalDate, type SheetValues } from './sheet-values.ts';
import type { Ref, StagedValues } from './staging.ts';
import type { Things } from './things.ts';

/** More different names than this on one phone: a shared phone, no key any more. */
const MAX_NAMES_ON_PHONE = 3;

export type ResolvedMember =
  | { readonly ref: Ref; readonly uid: string; readonly differences: Differences }
  /** The row's own keys name two members. */
  | { readonly conflict: 'two-members' }
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
  const sharedPhones = new Set<string>();
  const proposed = new Set<string>();
  let made = 0;
  let duplicates = 0;

  const isShared = (phone: string, name: number): boolean => {
    if (name !== 0) identities.addName('phone', phone, name);
    const shared = identities.names('phone', phone) > MAX_NAMES_ON_PHONE;
    if (shared) sharedPhones.add(phone);
    return shared;
  };

  /** Members that a phone or e-mail names, the name agreeing; others with it become proposals. */
  const byContact = (keys: PersonKeys, doubtful: Set<Ref>): Set<Ref> => {
    const found = new Set<Ref>();
    const contacts = [
      ...keys.phones.map((value) => ['phone', value] as const),
      ...(keys.email === null ? [] : [['email', keys.email] as const]),
    ];
    const name = nameNumber(keys.name);
    for (const [namespace, value] of contacts) {
      const shared = namespace === 'phone' && isShared(value, name);
      const named = name === 0 ? 0 : identities.named(namespace, value, name);
      if (named !== 0) found.add(named);
      for (const hit of identities.hits(namespace, value))
        if (name !== 0 && hit.name === name) found.add(hit.ref);
        else if (shared) continue;
        else if (hit.name === 0 || name === 0) found.add(hit.ref);
        else doubtful.add(hit.ref);
    }
    return found;
  };

  const match = (keys: PersonKeys): { ref: Ref | null; doubtful: Set<Ref> } | 'two-members' => {
    const doubtful = new Set<Ref>();
    const byId = new Set(
      keys.ids.flatMap((id) => identities.hits(id.namespace, id.value).map((hit) => hit.ref)),
    );
    if (byId.size > 1) return 'two-members';
    const contacts = byContact(keys, doubtful);
    const [idRef] = byId;
    if (idRef !== undefined) {
      const others = [...contacts].filter((ref) => ref !== idRef);
      // A phone that names another member of the same name, beside an id that names this one.
      if (others.length > 0 && !contacts.has(idRef)) return 'two-members';
      return { ref: idRef, doubtful: new Set() };
    }
    if (contacts.size > 1) return 'two-members';
    const [contactRef] = contacts;
    if (contactRef !== undefined && clashes(contactRef, keys.ids)) {
      doubtful.add(contactRef);
      return { ref: null, doubtful };
    }
    return { ref: contactRef ?? null, doubtful };
  };

  /** One person has one id per issuer: a phone match with another id there is not the same person. */
  const clashes = (ref: Ref, ids: readonly IdentityKey[]): boolean => {
    if (ref < 0 || ids.length === 0) return false;
    const own = store.identitiesOf(ref);
    return ids.some(
      (id) =>
        id.namespace === 'unionid' &&
        own.some((one) => one.namespace === 'unionid' && one.value !== id.value),
    );
  };

  const resolve = (values: SheetValues, role: 'primary' | 'secondary'): ResolvedMember => {
    const keys = personKeys(values, frame);
    const hasKey = keys.ids.length > 0 || keys.phones.length > 0 || keys.email !== null;
    if (!hasKey && keys.name === null && keys.nickname === null) return { nobody: true };
    const matched = hasKey
      ? match(keys)
      : { ref: nameless(values, keys), doubtful: new Set<Ref>() };
    if (matched === 'two-members') return { conflict: 'two-members' };
    const differences = noDifferences();
    const fields = memberColumns(values, session);
    const known = matched.ref;
    const { ref, uid } =
      known === null
        ? create(memberUid(values, keys), fields, differences)
        : { ref: known, uid: things.uidOf('member', known) };
    if (known !== null) apply(ref, fields, values, role, differences);
    addIdentities(ref, uid, keys, role, differences, values.number);
    addTags(ref, uid, values, differences);
    addPoints(ref, uid, values, differences);
    for (const other of matched.doubtful) propose(ref, other, keys);
    if (ref > 0) staging.dirtyMember(ref);
    return { ref, uid, differences };
  };

  const nameless = (values: SheetValues, keys: PersonKeys): Ref | null => {
    const uid = memberUid(values, keys);
    return staging.findStaged('member', uid) ?? store.byUid('member', uid)?.id ?? null;
  };

  // Without any id or contact the line itself is the key: the same line again is the same person,
  // and two people of one name stay two as soon as anything about them differs.
  const memberUid = (values: SheetValues, keys: PersonKeys): string => {
    const [id] = keys.ids;
    if (id !== undefined) return keyUid('member', id.namespace, id.value);
    const { secret } = store;
    const [phone] = keys.phones;
    const name = keys.name === null ? '' : foldName(keys.name);
    if (phone !== undefined) return newUid('member', { key: ['phone', phone, name], secret });
    if (keys.email !== null) return newUid('member', { key: ['email', keys.email, name], secret });
    const fields = memberColumns(values, session);
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

  const create = (
    wanted: string,
    fields: StagedValues,
    differences: Differences,
  ): { readonly ref: Ref; readonly uid: string } => {
    // The key may already name somebody who is known under another name or id.
    let uid = wanted;
    for (
      let n = 2;
      staging.findStaged('member', uid) !== null || store.byUid('member', uid) !== null;
      n++
    )
      uid = keyUid('member', wanted, String(n));
    made += 1;
    differences.created = true;
    return { ref: staging.insert('member', { uid, staff: 0, archived: 0, ...fields }), uid };
  };

  const apply = (
    ref: Ref,
    fields: StagedValues,
    values: SheetValues,
    role: 'primary' | 'secondary',
    differences: Differences,
  ): void => {
    const place = {
      row: values.number,
      fieldOf: (column: string) => fieldOfColumn[column] ?? 'member.name',
    };
    if (ref < 0)
      return compareStaged(
        session,
        'member',
        ref,
        fields,
        place,
        differences,
        role === 'secondary',
      );
    if (Object.keys(fields).length === 0) return;
    const stored = store.byId('member', ref)!;
    compareStored(
      session,
      'member',
      stored,
      fields,
      place,
      differences,
      role === 'secondary' ? 'fill-blanks' : session.policy,
    );
  };

  const addIdentities = (
    ref: Ref,
    memberUidText: string,
    keys: PersonKeys,
    role: 'primary' | 'secondary',
    differences: Differences,
    row: number,
  ): void => {
    const all: IdentityKey[] = [
      ...keys.ids,
      ...keys.phones.map((value) => ({ namespace: 'phone', value, strength: 'strong' as const })),
      ...(keys.email === null
        ? []
        : [{ namespace: 'email', value: keys.email, strength: 'strong' as const }]),
      ...(keys.masked === null
        ? []
        : [{ namespace: 'phone', value: keys.masked, strength: 'hint' as const }]),
    ];
    const name = nameNumber(keys.name);
    for (const { namespace, value, strength } of all) {
      if (strength !== 'hint' && isKnown(namespace, value, ref, name)) continue;
      const uid = newUid('identity', {
        key: [namespace, value, memberUidText],
        secret: store.secret,
      });
      if (
        (strength === 'hint' && staging.findStaged('identity', uid) !== null) ||
        store.byUid('identity', uid) !== null
      )
        continue;
      staging.insert('identity', { uid, member_id: ref, namespace, value, strength });
      if (strength !== 'hint') identities.add(namespace, value, { ref, name });
      if (!differences.created && role === 'primary') {
        differences.updated += 1;
        staging.noteChange(row, identityField(namespace), null, value);
      }
    }
  };

  const isKnown = (namespace: string, value: string, ref: Ref, name: number): boolean =>
    identities.hits(namespace, value).some((hit) => hit.ref === ref) ||
    (name !== 0 && identities.named(namespace, value, name) === ref);

  const addTags = (
    ref: Ref,
    memberUidText: string,
    values: SheetValues,
    differences: Differences,
  ): void => {
    const tags = values.get('member.tags');
    if (tags === null) return;
    const own = ref < 0 ? new Set<string>() : store.tagsOf(ref);
    for (const name of tags) {
      if (own.has(name)) continue;
      const tag = things.findOrCreate('tag', name);
      const uid = keyUid('member_tag', memberUidText, things.uidOf('tag', tag));
      if (staging.findStaged('member_tag', uid) !== null) continue;
      staging.insert('member_tag', { uid, member_id: ref, tag_id: tag });
      if (!differences.created) {
        differences.updated += 1;
        staging.noteChange(values.number, 'member.tags', null, name);
      }
    }
  };

  // A balance is no entry: what the ledger lacks to it becomes one.
  const addPoints = (
    ref: Ref,
    memberUidText: string,
    values: SheetValues,
    differences: Differences,
  ): void => {
    const balance = values.get('member.points');
    if (balance === null) return;
    const wanted = Math.round(balance);
    const have = (ref < 0 ? 0 : store.points(ref)) + (stagedPoints.get(ref) ?? 0);
    if (wanted === have) return;
    stagedPoints.set(ref, (stagedPoints.get(ref) ?? 0) + wanted - have);
    staging.insert('points_entry', {
      uid: keyUid(
        'points_entry',
        memberUidText,
        'balance',
        String(store.lastOperation),
        String(values.number),
      ),
      member_id: ref,
      at_ms: session.nowMs,
      amount: wanted - have,
      kind: 'balance',
    });
    if (!differences.created) {
      differences.updated += 1;
      staging.noteChange(values.number, 'member.points', have, wanted);
    }
  };
  const stagedPoints = new Map<Ref, number>();

  const propose = (ref: Ref, other: Ref, keys: PersonKeys): void => {
    const pair = [things.uidOf('member', ref), things.uidOf('member', other)].sort();
    const uid = keyUid('merge_proposal', ...pair);
    if (ref === other || proposed.has(uid) || store.byUid('merge_proposal', uid) !== null) return;
    proposed.add(uid);
    duplicates += 1;
    staging.insert('merge_proposal', {
      uid,
      member_id: ref,
      other_member_id: other,
      evidence: JSON.stringify({ shared: keys.phones.length > 0 ? 'phone' : 'email' }),
    });
  };

  return {
    resolve,
    created: () => made,
    end: () => {
      if (duplicates > 0)
        session.warn({
          code: 'possible-duplicate',
          row: null,
          column: null,
          params: { count: duplicates },
        });
      if (sharedPhones.size > 0)
        session.warn({
          code: 'shared-phone',
          row: null,
          column: null,
          params: { count: sharedPhones.size },
        });
    },
  };
};

/** The number of a name as it is compared; 0 for none. */
const nameNumber = (name: string | null): number =>
  name === null ? 0 : textNumber(foldName(name));

const identityField = (namespace: string): string =>
  namespace === 'phone'
    ? 'member.phone'
    : namespace === 'email'
      ? 'member.email'
      : namespace === 'unionid'
        ? 'member.unionid'
        : namespace === 'wechat'
          ? 'member.wechat'
          : 'member.external_id';

const fieldOfColumn: Readonly<Record<string, string>> = {
  name: 'member.name',
  nickname: 'member.nickname',
  remark: 'member.remark',
  gender: 'member.gender',
  birthday_date: 'member.birthday',
  age: 'member.age',
  region: 'member.region',
  city: 'member.city',
  company: 'member.company',
  job: 'member.job',
  external_level: 'member.external_level',
  joined_date: 'member.joined',
  left_date: 'member.left',
  seen_date: 'member.last_active',
  source: 'member.source',
  referrer: 'member.referrer',
  consent: 'member.consent',
  staff: 'member.type',
};

/** The columns of `member` that a row speaks about. */
const memberColumns = (values: SheetValues, session: StageSession): StagedValues => {
  const { frame } = session;
  const inGroup = session.reader.has('group.name') || session.reader.has('group.key');
  const consent = values.get('member.consent');
  const type = values.get('member.type');
  const columns = {
    name: values.get('member.name'),
    nickname: values.get('member.nickname') ?? values.get('interaction.sender'),
    remark: values.get('member.remark'),
    gender: values.get('member.gender'),
    birthday_date: values.get('member.birthday'),
    age: values.get('member.age'),
    region: values.get('member.region'),
    city: values.get('member.city'),
    company: values.get('member.company'),
    job: values.get('member.job'),
    external_level: values.get('member.external_level'),
    // In a group list these dates belong to the membership.
    joined_date: inGroup ? null : toLocalDate(values.get('member.joined'), frame),
    left_date: inGroup ? null : toLocalDate(values.get('member.left'), frame),
    seen_date: toLocalDate(values.get('member.last_active'), frame),
    source: inGroup ? null : (values.get('member.source') ?? values.get('member.join_scene')),
    referrer: values.get('member.referrer'),
    consent: consent === null ? null : consent ? 1 : 0,
    staff: type === null ? null : type === 'staff' ? 1 : 0,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
};
