import { childUid } from '../../store/uid.ts';
import type { Likeness } from './member-likeness.ts';
import type { IdentityIndex } from './identity-index.ts';
import type { IdentityKey, PersonKeys } from './person-keys.ts';
import { keyUid, type Differences, type StageSession } from './session.ts';
import type { SheetValues } from './sheet-values.ts';
import type { Ref } from './staging.ts';
import type { Things } from './things.ts';

/** A row whose member is settled. */
export interface MemberRow {
  readonly ref: Ref;
  readonly uid: string;
  readonly values: SheetValues;
  readonly keys: PersonKeys;
  readonly role: 'primary' | 'secondary';
  readonly differences: Differences;
}

/** Stages what hangs on a member: identities, tags, points, proposals. */
export interface MemberRows {
  readonly addIdentities: (row: MemberRow) => void;
  readonly addTags: (row: MemberRow) => void;
  readonly addPoints: (row: MemberRow) => void;
  /** `by`: what the two share when it is no contact. */
  readonly propose: (row: MemberRow, other: Ref, by?: Likeness) => void;
  readonly proposals: () => number;
}

export const createMemberRows = (
  session: StageSession,
  things: Things,
  identities: IdentityIndex,
): MemberRows => {
  const { staging, store } = session;
  const { secret } = store;
  const proposed = new Set<string>();
  const stagedPoints = new Map<Ref, number>();
  const tags = new Map<string, { readonly ref: Ref; readonly uid: string }>();

  const addIdentity = (
    { ref, uid: memberUid, values, keys, role, differences }: MemberRow,
    { namespace, value, strength, place }: IdentityKey,
  ): void => {
    const { nameNumber: name } = keys;
    const isHint = strength === 'hint';
    if (
      !isHint &&
      (identities.hits(place).some((hit) => hit.ref === ref) ||
        (name !== 0 && identities.named(place, name) === ref))
    )
      return;
    const uid = childUid('identity', memberUid, `${namespace}\u0000${value}`, secret);
    if (
      (isHint && staging.findStaged('identity', uid) !== null) ||
      (ref > 0 && store.byUid('identity', uid) !== null)
    )
      return;
    staging.insert('identity', { uid, member_id: ref, namespace, value, strength });
    if (!isHint) identities.add(place, { ref, name });
    if (!differences.created && role === 'primary') {
      differences.updated += 1;
      staging.noteChange(values.number, identityField(namespace), null, value);
    }
  };

  const tagOf = (name: string): { readonly ref: Ref; readonly uid: string } => {
    let tag = tags.get(name);
    if (tag === undefined) {
      const ref = things.findOrCreate('tag', name);
      tags.set(name, (tag = { ref, uid: things.uidOf('tag', ref) }));
    }
    return tag;
  };

  return {
    addIdentities: (row) => {
      for (const key of row.keys.ids) addIdentity(row, key);
      for (const key of row.keys.contacts) addIdentity(row, key);
      if (row.keys.masked !== null) addIdentity(row, row.keys.masked);
    },
    addTags: ({ ref, uid: memberUid, values, differences }) => {
      const names = values.get('member.tags');
      if (names === null) return;
      const own = ref < 0 ? null : store.tagsOf(ref);
      for (const name of names) {
        if (own?.has(name) === true) continue;
        const tag = tagOf(name);
        const uid = childUid('member_tag', memberUid, tag.uid, secret);
        if (staging.findStaged('member_tag', uid) !== null) continue;
        staging.insert('member_tag', { uid, member_id: ref, tag_id: tag.ref });
        if (differences.created) continue;
        differences.updated += 1;
        staging.noteChange(values.number, 'member.tags', null, name);
      }
    },
    // A balance is no entry: what the ledger lacks to it becomes one.
    addPoints: ({ ref, uid: memberUid, values, differences }) => {
      const balance = values.get('member.points');
      if (balance === null) return;
      const wanted = Math.round(balance);
      const have = (ref < 0 ? 0 : store.points(ref)) + (stagedPoints.get(ref) ?? 0);
      if (wanted === have) return;
      stagedPoints.set(ref, (stagedPoints.get(ref) ?? 0) + wanted - have);
      staging.insert('points_entry', {
        uid: childUid(
          'points_entry',
          memberUid,
          `balance ${store.lastOperation} ${values.number}`,
          secret,
        ),
        member_id: ref,
        at_ms: session.nowMs,
        amount: wanted - have,
        kind: 'balance',
      });
      if (differences.created) return;
      differences.updated += 1;
      staging.noteChange(values.number, 'member.points', have, wanted);
    },
    propose: ({ ref, uid: memberUid, keys }, other, by) => {
      const otherUid = things.uidOf('member', other);
      const pair = [memberUid, otherUid].sort();
      const uid = keyUid('merge_proposal', ...pair);
      const isOne = ref > 0 && other > 0 && store.survivorOf(ref) === store.survivorOf(other);
      if (ref === other || isOne) return;
      if (proposed.has(uid) || store.byUid('merge_proposal', uid) !== null) return;
      if (store.keptApart(memberUid, otherUid)) return;
      proposed.add(uid);
      const shared = keys.contacts.some(({ namespace }) => namespace === 'phone')
        ? 'phone'
        : 'email';
      staging.insert('merge_proposal', {
        uid,
        member_id: ref,
        other_member_id: other,
        evidence: JSON.stringify({ shared: by ?? shared }),
      });
    },
    proposals: () => proposed.size,
  };
};

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
