import type { Facts, Retrospective } from '../../../contract/retrospectives.ts';
import type { ReportBlock } from '../document.ts';
import { metricName } from '../format-figure.ts';
import { isShown, shownPlaces } from '../parts.ts';
import { maskBlocks } from './list.ts';
import { moneyCell, numberCell, textCell, type Writing } from './cells.ts';

/** 王小明 → 王**: the first character tells people apart in a meeting and nobody outside it. */
const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(1, Math.min(2, rest.length)));
};

/** The same retrospective without names of members, whatever it is written into. */
export const masked = (retrospective: Retrospective): Retrospective => ({
  ...retrospective,
  facts: {
    ...retrospective.facts,
    contributors: retrospective.facts.contributors.map((one) => ({
      ...one,
      name: one.name === null ? null : maskName(one.name),
    })),
    blocks: maskBlocks(retrospective.facts.blocks, maskName),
  },
});

/** The version from which on messages are told apart from what else was done. */
const MESSAGES_APART = 4;
export const tellsMessagesApart = ({ version }: Pick<Facts, 'version'>): boolean =>
  version >= MESSAGES_APART;

export const contributorBlocks = (facts: Facts, writing: Writing): ReportBlock[] => {
  if (facts.contributors.length === 0) return [];
  const { say } = writing;
  const apart = tellsMessagesApart(facts);
  return [
    {
      kind: 'table',
      title: say('retrospectives.contributors'),
      columns: [
        { header: say('retrospectives.member'), align: 'left' },
        { header: say(apart ? 'retrospectives.messages' : 'retrospectives.acts'), align: 'right' },
        ...(apart ? [{ header: say('retrospectives.other-acts'), align: 'right' } as const] : []),
        { header: say('retrospectives.attended'), align: 'right' },
        { header: say('retrospectives.orders'), align: 'right' },
        { header: say('retrospectives.net'), align: 'right' },
      ],
      rows: facts.contributors.map((one) => [
        textCell(one.name),
        numberCell(writing, one.messages),
        ...(apart ? [numberCell(writing, one.others ?? null)] : []),
        numberCell(writing, one.events),
        numberCell(writing, one.orders),
        moneyCell(writing, one.netMinor),
      ]),
    },
  ];
};

export const actionBlocks = (
  actions: Retrospective['actions'],
  { say }: Writing,
): ReportBlock[] => {
  if (actions.length === 0) return [];
  return [
    {
      kind: 'table',
      title: say('retrospectives.actions'),
      columns: [
        { header: say('retrospectives.action-kind'), align: 'left' },
        { header: say('retrospectives.action-text'), align: 'left' },
        { header: say('retrospectives.action-owner'), align: 'left' },
        { header: say('retrospectives.action-due'), align: 'left' },
        { header: say('retrospectives.state'), align: 'left' },
      ],
      rows: actions.map((action) => [
        textCell(say(`retrospectives.kind-${action.kind}`)),
        textCell(action.text),
        textCell(action.owner),
        textCell(action.dueDate),
        textCell(
          say(action.done ? 'retrospectives.action-is-done' : 'retrospectives.action-is-open'),
        ),
      ]),
    },
  ];
};

/** The definition of every metric that the document shows. */
export const definitionBlocks = (
  facts: Facts,
  parts: Retrospective['parts'],
  { language, definitionOf, say }: Writing,
): ReportBlock[] => {
  const kpis = isShown(parts, 'kpis') ? facts.kpis : [];
  const ids = new Set([
    ...kpis.map((kpi) => kpi.metric),
    ...shownPlaces(facts, parts).flatMap(({ figure }) => (figure === null ? [] : [figure.id])),
  ]);
  const line = (name: string, definition: string): string =>
    say('retrospectives.definition-line', { name, definition });
  return [
    {
      kind: 'list',
      items: [
        ...[...ids].map((id) => line(metricName(language, id), definitionOf(id))),
        ...(kpis.length === 0
          ? []
          : [line(say('campaigns.score'), say('retrospectives.score-definition'))]),
      ],
    },
  ];
};
