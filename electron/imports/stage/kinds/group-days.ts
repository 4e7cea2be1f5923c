import {
  classOf,
  keyUid,
  noDifferences,
  rejected,
  type KindStager,
  type StageSession,
} from '../session.ts';
import { toLocalDate } from '../sheet-values.ts';
import type { Things } from '../things.ts';
import { readCounts, upsert, warnCreated } from '../upsert.ts';
import { outcomeOf } from './outcome.ts';

const columnOf = {
  'stat.groups_total': 'groups_total',
  'stat.groups_spoken': 'groups_spoken',
  'stat.members_total': 'members_total',
  'stat.members_spoken': 'members_spoken',
  'stat.messages_total': 'messages_total',
  'stat.groups_new': 'groups_new',
  'stat.groups_dissolved': 'groups_dissolved',
  'stat.members_new': 'members_new',
  'stat.members_left': 'members_left',
  'stat.members_active': 'members_active',
  'stat.messages': 'messages',
} as const;
const figures = Object.keys(columnOf) as (keyof typeof columnOf)[];
const fieldOf = Object.fromEntries(figures.map((field) => [columnOf[field], field]));

/** Chat statistics by day without members: of a group, of an owner's groups, or of the whole account. */
export const stageGroupDays = (session: StageSession, things: Things): KindStager => {
  const { frame, reader } = session;
  return {
    row: (values) => {
      const groupName = values.get('stat.group') ?? frame.context.group ?? null;
      const owner = values.get('stat.owner');
      const date = toLocalDate(values.get('stat.date'), frame);
      const title = [date, groupName ?? owner].filter((text) => text !== null).join(' ');
      if (date === null)
        return rejected(title, 'no-date', { column: reader.columnOf('stat.date') });
      const read = readCounts(session, values, title, figures);
      if ('bad' in read) return read.bad;
      if (read.counts.size === 0) return rejected(title, 'no-figures');
      const group = groupName === null ? null : things.findOrCreate('chat_group', groupName);
      const differences = noDifferences();
      const { isNew } = upsert(
        session,
        values.number,
        {
          entity: 'group_day_stat',
          uid: keyUid(
            'group_day_stat',
            // A group is the same whichever file counts it; an account is told by its source.
            group === null ? frame.namespace : things.uidOf('chat_group', group),
            group === null ? (owner ?? '') : '',
            date,
          ),
          columns: Object.fromEntries(
            figures.map((field) => [columnOf[field], read.counts.get(field) ?? null]),
          ),
          made: { namespace: frame.namespace, group_id: group, owner, local_date: date },
          fieldOf,
          otherwise: 'stat.date',
        },
        differences,
      );
      differences.created = isNew;
      return outcomeOf(classOf(differences), title);
    },
    end: () => {
      warnCreated(session, things);
      return 0;
    },
  };
};
