import type { ListFilter, MemberFilter } from '../../../shared/contract/member-filters.ts';
import {
  viewState,
  type GridColumn,
  type GridPlace,
  type SavedView,
  type ViewState,
} from '../../../shared/contract/views.ts';
import { firstState } from './column-state.ts';
import { askedFilter } from './filter-draft.ts';

/** Every member, by name. */
export const everyone = (columns: readonly GridColumn[]): ViewState => ({
  columns: [...columns],
  sort: { column: 'name', descending: false },
  filters: [],
  search: '',
  archived: false,
});

/** Whether two states show the same; a search is the same without the blanks around it. */
export const sameState = (one: ViewState, other: ViewState): boolean =>
  textOf(one) === textOf(other);

// The contract puts the keys of both in one order.
const textOf = (state: ViewState): string =>
  JSON.stringify(viewState.parse({ ...state, search: state.search.trim() }));

/** What a state asks of the store on a day; the sort is asked apart. */
export const questionOf = (
  { search, filters, archived }: ViewState,
  today: string,
): { search: string; filters: MemberFilter[]; archived: boolean } => ({
  search,
  filters: filters.map((one) => askedFilter(one, today)),
  archived,
});

/** What the list shows, and what of it is kept on this machine. */
export interface ListKept {
  /** uid of the open view; null = all members. */
  readonly view: string | null;
  /** Columns of all members, while a view has its own. */
  readonly own: readonly GridColumn[];
  readonly state: ViewState;
  /** Fields of the view's filters that cannot be asked any more. */
  readonly lost: readonly string[];
}

/** What a link into the list asks for. */
const linkedList = viewState.pick({ search: true, filters: true, archived: true });
export type LinkedList = Pick<ViewState, 'search' | 'filters' | 'archived'>;

/** The address of the list that shows what is asked, from anywhere in the room. */
export const linkToList = (list: LinkedList): string =>
  `~/members?list=${encodeURIComponent(JSON.stringify(list))}`;

/**
 * What the address asks of the list: members of a community or of a segment, or what `linkToList`
 * says; else null.
 */
export const listOfLink = (query: string): LinkedList | null => {
  const asked = new URLSearchParams(query);
  const first = firstFilter(asked);
  if (first !== null) return { search: '', filters: [first], archived: false };
  try {
    return linkedList.safeParse(JSON.parse(asked.get('list') ?? 'null')).data ?? null;
  } catch {
    return null;
  }
};

const firstFilter = (asked: URLSearchParams): ListFilter | null => {
  const [community, segment] = [asked.get('community'), asked.get('segment')];
  if (community !== null) return { kind: 'set', column: 'communities', values: [community] };
  return segment === null ? null : { kind: 'segment', uid: segment };
};

/** What the list begins with: as it was left here, or what a link asks for. */
export const begin = (
  views: readonly SavedView[],
  place: GridPlace | null,
  asked: LinkedList | null,
): ListKept => {
  const own = place?.own ?? firstState;
  const view = views.find(({ uid }) => uid === place?.view);
  if (view === undefined || asked !== null)
    return { view: null, own, state: { ...everyone(own), ...asked }, lost: [] };
  const columns = place?.columns ?? view.state.columns;
  return { view: view.uid, own, state: { ...view.state, columns }, lost: view.lost };
};
