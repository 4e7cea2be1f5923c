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
import { toLocalDate } from '../sheet-values.ts';
import { outcomeOf } from './outcome.ts';

const fieldOf: Readonly<Record<string, string>> = {
  name: 'community.name',
  platform: 'community.platform',
  theme: 'community.theme',
  url: 'community.url',
  owner: 'community.owner',
  created_date: 'community.created',
};

export const stageCommunities = (session: StageSession): KindStager => {
  const { staging, store, frame } = session;
  return {
    row: (values) => {
      const name = values.get('community.name');
      const key = values.get('community.key');
      if (name === null && key === null) return rejected('', 'no-name');
      const columns = Object.fromEntries(
        Object.entries({
          name: name ?? key,
          platform: values.get('community.platform'),
          theme: values.get('community.theme'),
          url: values.get('community.url'),
          owner: values.get('community.owner'),
          created_date: toLocalDate(values.get('community.created'), frame),
        }).filter(([, value]) => value !== null),
      );
      const title = name ?? key ?? '';
      const place = {
        row: values.number,
        fieldOf: (column: string) => fieldOf[column] ?? 'community.name',
      };
      const differences = noDifferences();
      const uid =
        key === null
          ? keyUid('community', 'name', title)
          : keyUid('community', frame.namespace, key);
      const staged = staging.findStaged('community', uid);
      const stored =
        (key === null ? null : store.keyed('community', frame.namespace, key)) ??
        store.byUid('community', uid) ??
        (key === null ? (store.named('community', title)[0] ?? null) : null);
      if (stored !== null) compareStored(session, 'community', stored, columns, place, differences);
      else if (staged !== null)
        compareStaged(session, 'community', staged, columns, place, differences);
      else {
        differences.created = true;
        staging.insert('community', {
          uid,
          archived: 0,
          ...(key === null ? {} : { external_key: key, namespace: frame.namespace }),
          ...columns,
        });
      }
      return outcomeOf(classOf(differences), title);
    },
    end: () => 0,
  };
};
