import type { Facts } from '../../contract/retrospectives.ts';
import { languages } from '../../messages/languages.ts';
import { metricDefinition } from './format-figure.ts';
import { placesOf } from './places.ts';

type Definitions = NonNullable<Facts['definitions']>;

/** How the metrics of these facts are defined today, in every language. */
export const definitionsOf = (facts: Facts): Definitions => {
  const ids = [
    ...new Set([
      ...facts.kpis.map(({ metric }) => metric),
      ...placesOf(facts).flatMap(({ figure }) => (figure === null ? [] : [figure.id])),
    ]),
  ].toSorted();
  return Object.fromEntries(
    languages.map((language) => [
      language,
      Object.fromEntries(ids.map((id) => [id, metricDefinition(language, id)])),
    ]),
  );
};

/** Metrics that are defined otherwise today than when these facts were signed. */
export const redefined = ({ definitions = {} }: Pick<Facts, 'definitions'>): string[] => [
  ...new Set(
    languages.flatMap((language) =>
      Object.entries(definitions[language] ?? {})
        .filter(([id, text]) => metricDefinition(language, id) !== text)
        .map(([id]) => id),
    ),
  ),
];
