import type { ListedRow } from '../../shared/contract/rows.ts';
import type { FigureEntity } from '../../shared/domain/metrics/figure.ts';

interface RowPage {
  readonly path: string;
  /** What the page opens at: the tab of an event, the item of a list. */
  readonly state: Readonly<Record<string, string>>;
}

/** The tab of an event that shows each kind of row. */
const eventTab: Partial<Record<FigureEntity, string>> = {
  signup: 'signups',
  cost: 'budget',
  response: 'closing',
};

/** Where a row behind a number is shown; null = nowhere. */
export const pageOfRow = (
  entity: FigureEntity,
  { opens }: Pick<ListedRow, 'opens'>,
): RowPage | null => {
  switch (opens?.slice(0, 3)) {
    case 'me_':
      return { path: `~/members/${opens}`, state: {} };
    case 'ev_':
      return { path: `~/events/${opens}`, state: { tab: eventTab[entity] ?? 'timeline' } };
    case 'ca_':
      return { path: `~/campaigns/${opens}`, state: {} };
    case 'ct_':
      return { path: '~/content/list', state: { item: opens! } };
    default:
      return null;
  }
};
