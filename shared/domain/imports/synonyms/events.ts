import type { HeaderWords } from './header-words.ts';

/** Header words of events, the clearest first. */
export const eventWords: HeaderWords = {
  'event.key': ['活动编号', '活动ID', '场次编号', 'event id', 'event_id', 'event key'],
  'event.name': [
    '活动名称',
    '活动',
    '场次',
    '活动标题',
    '会议名称',
    'event name',
    'event',
    'event title',
  ],
  'event.kind': ['活动类型', '活动类别', 'event kind', 'event type', '类型'],
  'event.start': [
    '开始时间',
    '活动时间',
    '活动开始时间',
    '活动日期',
    '开始日期',
    'event date',
    'start',
    'start time',
    'starts at',
    'event start',
  ],
  'event.end': ['结束时间', '活动结束时间', '结束日期', 'end', 'end time', 'ends at', 'event end'],
  'event.place': ['地点', '活动地点', '场地', '地址', 'venue', 'place', 'location'],
  'event.capacity': ['名额', '人数上限', '容量', '限额', 'capacity', 'limit'],
  'event.community': ['所属社群', '社群', '主办社群', 'community', 'group'],
};
