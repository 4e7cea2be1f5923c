/** What stands between the names of several people in one field. */
const SEPARATOR = /[,，﹐、﹑;；﹔/／]/;

/** The people a field names, one with commas or several; `NFKC`, as written otherwise. */
export const peopleOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(SEPARATOR)
    .map((name) => name.normalize('NFKC').trim())
    .filter((name) => name !== '');

/** Names are one person's whatever their case, width and outer blanks. */
export const personKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** Whether a text is the name of one person: what stands between names is in none. */
export const isOnePerson = (name: string): boolean =>
  name.trim() !== '' && !SEPARATOR.test(name.normalize('NFKC'));

/**
 * The field with another name in a person's place, everybody once and in order; null puts nobody
 * there. A field without that person stays as it is, and one without anybody is null.
 */
export const withPersonReplaced = (
  text: string | null,
  from: string,
  to: string | null,
): string | null => {
  if (text === null || !peopleOf(text).some((name) => personKey(name) === personKey(from)))
    return text;
  const between = /[,，﹐、﹑;；﹔/／]\s*/.exec(text)?.[0] ?? '、';
  const names = new Map<string, string>();
  for (const part of text.split(SEPARATOR)) {
    const name = personKey(part) === personKey(from) ? to : part.trim();
    if (name !== null && name !== '' && !names.has(personKey(name)))
      names.set(personKey(name), name);
  }
  return names.size === 0 ? null : [...names.values()].join(between);
};

/** Where the program keeps who does something, in the order it is told. */
export const workPlaces = [
  'task',
  'segment',
  'content',
  'action',
  'campaign',
  'kpi',
  'promotion',
  'check',
  'lesson',
  'template',
  'community',
  'group',
  'post',
] as const;
export type WorkPlace = (typeof workPlaces)[number];

/** How often a person is named in one place. */
export interface PlaceCount {
  readonly place: WorkPlace;
  readonly total: number;
  /** Not done, closed or past: what is handed over when somebody leaves. */
  readonly open: number;
  /** Signed, so that the name stays whatever the person is called later. */
  readonly signed: number;
}

/** Open work of some places, or of all of them. */
export const openWork = (
  counts: readonly PlaceCount[],
  places: readonly WorkPlace[] = workPlaces,
): number => counts.reduce((sum, one) => sum + (places.includes(one.place) ? one.open : 0), 0);
