import { figurePlace } from './plain.ts';
import type { LapsedBlock } from '../../../contract/facts/lapsed.ts';
import { formatNumber } from '../../../messages/format.ts';
import type { Figure } from '../../metrics/figure.ts';
import type { ReportFigure } from '../document.ts';
import { formatValue, metricName } from '../format-figure.ts';
import type { BlockDocument } from './block.ts';
import { intervalText, openingOf, type Writing } from './cells.ts';

const figuresOf = ({ churn, winback }: LapsedBlock): readonly Figure[] => [churn, winback];

const card = (figure: Figure, writing: Writing): ReportFigure => ({
  ...openingOf(writing, `lapsed.${figure.id}`, figure),
  note:
    figure.interval === null
      ? ''
      : writing.say('factsPeople.lapsed-interval', {
          range: intervalText(writing.language, figure.interval),
        }),
  tone: 'plain',
});

const partOfAll = (figure: Figure, { language, currency, say }: Writing): string =>
  figure.value === null
    ? say('factsPeople.lapsed-unknown')
    : say('factsPeople.lapsed-part', {
        share: formatValue(language, figure.value, figure.unit, currency),
        part: formatNumber(language, figure.numerator),
        all: formatNumber(language, figure.denominator),
      });

export const lapsed: BlockDocument<'lapsed'> = {
  section: 'analysis',
  places: (block) => figuresOf(block).map((figure) => figurePlace(figure)),
  nameOf: ({ what }, { language, say }) =>
    `${metricName(language, what)} · ${say('retrospectives.during')}`,
  write: (block, _facts, writing) => ({
    message: writing.say('factsPeople.lapsed', {
      churn: partOfAll(block.churn, writing),
      winback: partOfAll(block.winback, writing),
    }),
    blocks: [{ kind: 'figures', items: figuresOf(block).map((one) => card(one, writing)) }],
  }),
};
