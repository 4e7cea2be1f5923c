import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { isLocalDate } from '../../../../shared/domain/values/days.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import {
  classOf,
  keyUid,
  noDifferences,
  rejected,
  type Differences,
  type KindStager,
  type StageSession,
} from '../session.ts';
import { toInstant, toLocalDate } from '../sheet-values.ts';
import type { StagedValues } from '../staging.ts';
import type { Things } from '../things.ts';
import { readCounts, upsert, warnCreated } from '../upsert.ts';
import { outcomeOf } from './outcome.ts';

const figures = {
  'content.reads': 'reads',
  'content.likes': 'likes',
  'content.comments': 'comments',
  'content.shares': 'shares',
  'content.favourites': 'favourites',
} as const;
const figureFields = Object.keys(figures) as (keyof typeof figures)[];

const fieldOf = {
  title: 'content.title',
  type: 'content.type',
  url: 'content.url',
  published_at_ms: 'content.published',
  reads: 'content.reads',
  likes: 'content.likes',
  comments: 'content.comments',
  shares: 'content.shares',
  favourites: 'content.favourites',
} as const;

const types: readonly (readonly [RegExp, string])[] = [
  [/短视频|短視頻|短影音|short|reel/i, 'short-video'],
  [/直播|live/i, 'live'],
  [/视频|影片|影音|video/i, 'video'],
  [/音频|音訊|播客|podcast|audio/i, 'audio'],
  [/图文|文章|長文|长文|article|post|blog/i, 'article'],
  [/图片|圖片|海报|海報|图集|image|photo|picture/i, 'image'],
  [/投票|poll|vote/i, 'poll'],
  [/问答|問答|答疑|q\s?&\s?a/i, 'qa'],
  [/话题|話題|讨论|討論|topic/i, 'topic'],
  [/游戏|遊戲|game/i, 'game'],
  [/讲座|講座|课程|課程|分享会|lecture|talk|course/i, 'lecture'],
  [/ugc|用户投稿|晒单/i, 'ugc'],
];

/** Items with the figures they had on a day; higher figures on a later day are a further result. */
export const stageContent = (session: StageSession, things: Things): KindStager => {
  const { store, frame, reader } = session;
  const today = frame.context.date ?? localDateOf(session.nowMs, frame.workspaceZone);
  if (!isLocalDate(today)) throw new WorkstationError('invalid-input', { field: 'date' });
  const { community: communityName } = frame.context;
  let unknownTypes = 0;

  const typeOf = (word: string | null): string | null => {
    if (word === null) return null;
    const known = types.find(([pattern]) => pattern.test(word))?.[1];
    if (known === undefined) unknownTypes += 1;
    return known ?? 'other';
  };

  /** Whether the newest stored result says the same already, so that the day adds nothing. */
  const isRepeated = (item: string, columns: StagedValues): boolean => {
    const stored = store.byUid('content_item', item);
    const last = stored === null ? null : store.lastResult(stored.id);
    return (
      last !== null &&
      Object.entries(columns).every(([column, value]) => value === null || last[column] === value)
    );
  };

  /** Exact figures took the place of rounded ones. */
  const markExact = (result: string): void => {
    const rounded = store.byUid('content_result', result)?.['approximate'] ?? null;
    if (rounded !== null)
      session.staging.update('content_result', result, 'approximate', rounded, null);
  };

  return {
    row: (values) => {
      const title = values.get('content.title');
      if (title === null)
        return rejected('', 'no-title', { column: reader.columnOf('content.title') });
      const read = readCounts(session, values, title, figureFields);
      if ('bad' in read) return read.bad;
      const { counts } = read;
      if (counts.size === 0) return rejected(title, 'no-figures');
      const platform = values.get('content.channel') ?? frame.namespace;
      const when = values.get('content.published');
      const atMs = when === null || when.kind === 'date' ? null : toInstant(when, frame);
      const published = toLocalDate(when, frame);
      const uid = keyUid('content_item', platform, title, String(atMs ?? published ?? ''));
      const differences = noDifferences();
      const item = upsert(
        session,
        values.number,
        {
          entity: 'content_item',
          uid,
          columns: {
            type: typeOf(values.get('content.type')),
            url: values.get('content.url'),
            community_id:
              communityName === undefined ? null : things.findOrCreate('community', communityName),
          },
          made: { platform, title, published_at_ms: atMs, published_date: published },
          fieldOf,
          otherwise: 'content.title',
        },
        differences,
      );
      differences.created = item.isNew;
      addResult(values.get('content.as_of'));
      return outcomeOf(classOf(differences), title);

      function addResult(stated: Parameters<typeof toLocalDate>[0]): void {
        const asOf = toLocalDate(stated, frame);
        const rounded = figureFields.filter(
          (field) => counts.has(field) && values.isApproximate(field),
        );
        const columns = Object.fromEntries(
          figureFields.map((field) => [figures[field], counts.get(field) ?? null]),
        );
        if (asOf === null && isRepeated(uid, columns)) return;
        const day = asOf ?? today;
        const own: Differences = noDifferences();
        const result = keyUid('content_result', uid, day);
        const { isNew } = upsert(
          session,
          values.number,
          {
            entity: 'content_result',
            uid: result,
            columns: {
              ...columns,
              approximate:
                rounded.length === 0 ? null : rounded.map((field) => figures[field]).join(' '),
            },
            made: { content_id: item.ref, as_of_date: day },
            fieldOf,
            otherwise: 'content.as_of',
          },
          own,
        );
        if (own.updated > 0 && rounded.length === 0) markExact(result);
        differences.updated += own.updated + (isNew ? 1 : 0);
        differences.conflicts += own.conflicts;
        if (isNew && !item.isNew)
          session.staging.noteChange(values.number, 'content.as_of', null, day);
      }
    },
    end: () => {
      warnCreated(session, things);
      if (unknownTypes > 0)
        session.warn({
          code: 'unknown-content-type',
          row: null,
          column: reader.columnOf('content.type'),
          params: { count: unknownTypes },
        });
      return 0;
    },
  };
};
