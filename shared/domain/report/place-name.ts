import { translateAny } from '../../messages/translate.ts';
import { nameOfBlockPlace } from './blocks/list.ts';
import type { Writing } from './blocks/cells.ts';
import { kpiName, metricName } from './format-figure.ts';
import type { Place } from './places.ts';

type Named = Pick<Place, 'place' | 'what' | 'name'>;

/** Which period, event or part a number belongs to. */
export const placeWhere = (named: Named, writing: Writing): string => {
  const { place, name } = named;
  switch (place) {
    case 'score':
      return '';
    case 'kpi':
      return 'KPI';
    case 'event':
      return name ?? '';
    case 'before':
    case 'during':
    case 'after':
    case 'funnel':
      return writing.say(`retrospectives.${place}`);
    default:
      return nameOfBlockPlace({ ...named, place }, writing);
  }
};

/** A number of the facts by name, with where it stands. */
export const placeName = (named: Named, writing: Writing): string => {
  const { place, what, name } = named;
  switch (place) {
    case 'score':
      return writing.say('retrospectives.recompute-score');
    case 'funnel':
      return `${placeWhere(named, writing)} · ${translateAny(writing.language, `retrospectives.funnel-${what}`) ?? what}`;
    case 'kpi':
      return `${kpiName(writing.language, what, name)} · ${placeWhere(named, writing)}`;
    case 'before':
    case 'during':
    case 'after':
    case 'event':
      return `${metricName(writing.language, what)} · ${placeWhere(named, writing)}`;
    default:
      return nameOfBlockPlace({ ...named, place }, writing);
  }
};
