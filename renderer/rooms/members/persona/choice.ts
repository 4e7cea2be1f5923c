import { memberSet, type MemberSet } from '../../../../shared/contract/member-set.ts';
import type { PersonaPlace, SetChoice } from '../../../../shared/contract/persona.ts';
import type { Segment } from '../../../../shared/contract/segments.ts';
import type { SavedView } from '../../../../shared/contract/views.ts';
import type { Language } from '../../../../shared/messages/languages.ts';
import { translate } from '../../../../shared/messages/translate.ts';
import { filterText } from '../filter-text.ts';

export const everyone: SetChoice = { kind: 'set', set: { kind: 'everyone' } };

/** The address of the persona of a set, from the pages of members. */
export const linkToPersona = (set: MemberSet): string =>
  `/persona?set=${encodeURIComponent(JSON.stringify(set))}`;

/** The set that the address asks for; null where it asks for none. */
export const setOfLink = (query: string): MemberSet | null => {
  try {
    const asked: unknown = JSON.parse(new URLSearchParams(query).get('set') ?? 'null');
    return memberSet.safeParse(asked).data ?? null;
  } catch {
    return null;
  }
};

/** What the page begins with: the set of a link alone, or as it was left here. */
export const beginPersona = (
  place: PersonaPlace | null,
  linked: MemberSet | null,
): PersonaPlace => {
  const spending = place?.spending ?? { kind: 'thirds' };
  if (linked !== null) return { a: { kind: 'set', set: plainSet(linked) }, b: null, spending };
  return place ?? { a: everyone, b: null, spending };
};

/** A list that nothing narrows is everybody. */
const plainSet = (set: MemberSet): MemberSet =>
  set.kind === 'view' && !set.archived && set.search.trim() === '' && set.filters.length === 0
    ? { kind: 'everyone' }
    : set;

export interface NamedSet {
  readonly set: MemberSet;
  readonly name: string;
}

interface Naming {
  readonly language: Language;
  readonly views: readonly SavedView[];
  readonly segments: readonly Segment[];
  readonly currency: string;
  readonly today: string;
}

/** The set of a choice with its name; null where a view or segment is gone or cannot be asked any more. */
export const namedSet = (choice: SetChoice, naming: Naming): NamedSet | null => {
  if (choice.kind === 'set') {
    const { set } = choice;
    if (!segmentsOf(set).every((uid) => naming.segments.some((one) => isWhole(one, uid))))
      return null;
    return { set, name: setName(set, naming) };
  }
  const view = naming.views.find(({ uid }) => uid === choice.uid);
  if (view === undefined || view.lost.length > 0) return null;
  const { search, filters, archived } = view.state;
  const set: MemberSet = { kind: 'view', search, filters, archived };
  return namedSet({ kind: 'set', set }, naming) && { set, name: view.name };
};

/** Segments that a set asks for. */
const segmentsOf = (set: MemberSet): string[] =>
  set.kind === 'segment'
    ? [set.uid]
    : set.kind === 'view'
      ? set.filters.flatMap((one) => (one.kind === 'segment' ? [one.uid] : []))
      : [];

const isWhole = ({ uid, lost }: Segment, wanted: string): boolean =>
  uid === wanted && lost.length === 0;

const setName = (set: MemberSet, { language, currency, today, segments }: Naming): string => {
  const names = new Map(segments.map(({ uid, name }) => [uid, name]));
  switch (set.kind) {
    case 'everyone':
      return translate(language, 'persona.everyone');
    case 'conditions':
      return translate(language, 'persona.conditions-set');
    case 'segment':
      return segments.find(({ uid }) => uid === set.uid)?.name ?? '';
    case 'view':
      return [
        ...(set.archived ? [translate(language, 'persona.archived')] : []),
        ...(set.search.trim() === ''
          ? []
          : [translate(language, 'persona.search-for', { text: set.search.trim() })]),
        ...set.filters.map((filter) =>
          filterText(language, filter, { currency, today, segments: names }),
        ),
      ].join(translate(language, 'persona.clause-separator'));
  }
};
