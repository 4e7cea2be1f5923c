import { createHash } from 'node:crypto';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import { createKeyTable } from '../key-table.ts';
import type { Members } from '../members.ts';
import {
  classOf,
  keyUid,
  noDifferences,
  rejected,
  type KindStager,
  type StageSession,
} from '../session.ts';
import { toInstant, toLocalDate, type SheetValues } from '../sheet-values.ts';
import type { Things } from '../things.ts';
import { upsert, warnCreated } from '../upsert.ts';
import { memberTrouble, personTitle } from './members.ts';

const kinds: readonly (readonly [RegExp, string])[] = [
  [/点赞|^赞|like/i, 'like'],
  [/评论|回复|comment|reply/i, 'comment'],
  [/转发|分享|share|repost/i, 'share'],
  [/浏览|访问|visit|view/i, 'visit'],
  [/发帖|发布|主题|post|topic/i, 'post'],
];
/** What a chat program writes itself: joins, recalls, new names. 10000 and 10002 are WeChat's types of it. */
const bySystem = /^(?:系统|系統|system|1000[02]$)/i;
const kindOf = (word: string | null): string =>
  word === null ? 'message' : (kinds.find(([pattern]) => pattern.test(word))?.[1] ?? 'message');

export const stageInteractions = (
  session: StageSession,
  members: Members,
  things: Things,
): KindStager => {
  const { staging, frame, reader } = session;
  const counted = reader.has('interaction.quantity');
  const ordinals = createKeyTable();

  const uidOf = (
    values: SheetValues,
    member: string,
    group: string,
    kind: string,
    when: string,
  ): string => {
    if (counted) return keyUid('interaction', 'count', frame.namespace, member, group, kind, when);
    const id = values.get('interaction.message_id');
    // Ids of chat exports count from one in every file: with its group and time a message is one.
    if (id !== null) return keyUid('interaction', frame.namespace, group, id, when);
    const text = createHash('sha256').update(values.text('interaction.text')).digest('base64url');
    const same = [frame.namespace, member, group, when, text].join(' ');
    const ordinal = ordinals.get(same) + 1;
    ordinals.put(ordinal);
    return keyUid('interaction', frame.namespace, member, group, when, text, String(ordinal));
  };

  return {
    row: (values) => {
      const when = values.get('interaction.at');
      if (when === null)
        return rejected(personTitle(values), 'no-date', {
          column: reader.columnOf('interaction.at'),
        });
      const word = values.get('interaction.kind');
      if (word !== null && bySystem.test(word))
        return { class: 'skipped', title: personTitle(values), reason: 'system-message' };
      const found = members.resolve(values, 'secondary');
      const trouble = memberTrouble(found, values);
      if (trouble !== null || !('ref' in found)) return trouble!;
      const groupName = values.get('interaction.group') ?? frame.context.group ?? null;
      const group = groupName === null ? null : things.findOrCreate('chat_group', groupName);
      const kind = kindOf(word);
      const atMs = counted && when.kind === 'date' ? null : toInstant(when, frame);
      const localDate =
        atMs === null ? toLocalDate(when, frame)! : localDateOf(atMs, frame.workspaceZone);
      const quantity = Math.max(0, Math.round(values.get('interaction.quantity') ?? 1));
      const title = `${personTitle(values) || values.text('interaction.sender')} ${localDate}`;
      const uid = uidOf(
        values,
        found.uid,
        group === null ? '' : things.uidOf('chat_group', group),
        kind,
        counted ? localDate : String(atMs),
      );
      const differences = noDifferences();
      const { isNew } = upsert(
        session,
        values.number,
        {
          entity: 'interaction',
          uid,
          columns: { quantity },
          made: {
            member_id: found.ref,
            group_id: group,
            kind,
            at_ms: atMs,
            local_date: localDate,
            counted: counted ? 1 : 0,
          },
          fieldOf: { quantity: 'interaction.quantity' },
          otherwise: 'interaction.quantity',
        },
        differences,
      );
      differences.created = isNew;
      if (isNew || differences.updated > 0) staging.dirtyDay(found.ref, localDate);
      return { class: classOf(differences), title };
    },
    end: () => {
      members.end();
      warnCreated(session, things, members);
      return 0;
    },
  };
};
