import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { createCustomValues } from '../custom-values.ts';
import type { Members } from '../members.ts';
import {
  classOf,
  compareStaged,
  compareStored,
  keyUid,
  noDifferences,
  rejected,
  type KindStager,
  type StageSession,
} from '../session.ts';
import { toLocalDate, type SheetValues } from '../sheet-values.ts';
import type { Ref } from '../staging.ts';
import type { Things } from '../things.ts';
import { warnCreated } from '../upsert.ts';
import { memberTrouble, personTitle } from './members.ts';
import { outcomeOf } from './outcome.ts';

const fieldOf: Readonly<Record<string, string>> = {
  joined_date: 'member.joined',
  left_date: 'member.left',
  source: 'member.source',
};
const kindWords: Readonly<Record<string, string>> = {
  核心群: 'core',
  核心: 'core',
  管理群: 'managers',
  管理: 'managers',
  core: 'core',
  managers: 'managers',
};

export const stageGroupMembers = (
  session: StageSession,
  members: Members,
  things: Things,
): KindStager => {
  const { staging, store, frame, reader } = session;
  const custom = createCustomValues(session, 'member');
  if (!reader.has('group.name') && !reader.has('group.key') && frame.context.group === undefined)
    throw new WorkstationError('needs-context', { what: 'group' });

  // A group known from chat counts alone learns here which community it belongs to.
  const placed = new Set<Ref>();
  const placeGroup = (group: Ref, community: Ref): void => {
    if (placed.has(group)) return;
    placed.add(group);
    const stored = store.byId('chat_group', group)!;
    if (stored['community_id'] === null)
      staging.update('chat_group', stored.uid, 'community_id', null, community);
  };

  // Its id stays when a group is renamed, and says more than the name it was first seen under.
  const renamed = new Set<Ref>();
  const renameGroup = (group: Ref, name: string | null): void => {
    if (name === null || renamed.has(group) || session.policy === 'only-new') return;
    renamed.add(group);
    const stored = store.byId('chat_group', group)!;
    if (stored['name'] !== name && !store.setByHand('chat_group', stored, 'name'))
      staging.update('chat_group', stored.uid, 'name', stored['name'] ?? null, name);
  };

  const isGroupless = (values: SheetValues): boolean =>
    values.get('group.key') === null &&
    values.get('group.name') === null &&
    frame.context.group === undefined;

  const groupOf = (values: SheetValues): Ref => {
    const key = values.get('group.key');
    // A group known by its id alone is named by it, until a list says more.
    const name = values.get('group.name') ?? frame.context.group ?? `#${key}`;
    const community = values.get('group.community') ?? frame.context.community ?? null;
    const kind = kindWords[values.get('group.kind') ?? ''];
    const communityRef = community === null ? null : things.findOrCreate('community', community);
    const group = things.findOrCreate('chat_group', name, {
      key,
      values: {
        ...(communityRef === null ? {} : { community_id: communityRef }),
        ...(kind === undefined ? {} : { kind }),
        owner: values.get('group.owner'),
        created_date: toLocalDate(values.get('group.created'), frame),
      },
    });
    if (group > 0 && communityRef !== null) placeGroup(group, communityRef);
    if (group > 0 && key !== null) renameGroup(group, values.get('group.name'));
    return group;
  };

  const present = new Map<Ref, Set<Ref>>();
  /** "This is the whole list": open memberships of its groups that no line names end on that day. */
  const endAbsent = (): number => {
    const { fullListAsOf } = session;
    if (fullListAsOf === null) return 0;
    let ended = 0;
    for (const [group, members] of present)
      for (const membership of group > 0 ? store.openMembershipsOf(group) : []) {
        const member = Number(membership['member_id']);
        const joined = membership['joined_date'];
        if (members.has(member) || (typeof joined === 'string' && joined > fullListAsOf)) continue;
        staging.update('membership', membership.uid, 'left_date', null, fullListAsOf);
        staging.dirtyMember(member);
        ended += 1;
      }
    return ended;
  };

  return {
    row: (values) => {
      if (isGroupless(values))
        return rejected(personTitle(values), 'no-group', { column: reader.columnOf('group.name') });
      const joined = toLocalDate(values.get('member.joined'), frame);
      const left = toLocalDate(values.get('member.left'), frame);
      if (joined !== null && left !== null && left < joined)
        return rejected(personTitle(values), 'left-before-joined', {
          column: reader.columnOf('member.left'),
        });
      const found = members.resolve(values, 'secondary');
      const trouble = memberTrouble(found, values);
      if (trouble !== null || !('ref' in found)) return trouble!;
      const group = groupOf(values);
      const inGroup = present.get(group) ?? new Set();
      present.set(group, inGroup.add(found.ref));
      const columns = Object.fromEntries(
        Object.entries({
          joined_date: joined,
          left_date: left,
          source: values.get('member.source') ?? values.get('member.join_scene'),
        }).filter(([, value]) => value !== null),
      );
      const place = {
        row: values.number,
        fieldOf: (column: string) => fieldOf[column] ?? 'group.name',
      };
      const differences = noDifferences();
      const uid = keyUid('membership', things.uidOf('chat_group', group), found.uid, joined ?? '');
      // Without a date to tell them apart, the line is about the membership there already is.
      const open =
        joined === null && group > 0 && found.ref > 0
          ? store.openMembership(found.ref, group)
          : null;
      const stored = store.byUid('membership', uid) ?? open;
      const staged = staging.findStaged('membership', uid);
      if (stored !== null)
        compareStored(session, 'membership', stored, columns, place, differences);
      else if (staged !== null)
        compareStaged(session, 'membership', staged, columns, place, differences);
      else {
        differences.created = true;
        staging.insert('membership', { uid, member_id: found.ref, group_id: group, ...columns });
      }
      custom.keep(values, found, differences);
      return outcomeOf(classOf(differences), personTitle(values));
    },
    end: () => {
      members.end();
      custom.end();
      warnCreated(session, things, members);
      return endAbsent();
    },
  };
};
