import type { Retrospective } from '../../contract/retrospectives.ts';
import { formatInstant } from '../../messages/format.ts';
import type { Language } from '../../messages/languages.ts';
import { writingOf } from './blocks/cells.ts';
import { writeBlocks } from './blocks/list.ts';
import { comparisonBlocks } from './blocks/comparison.ts';
import { eventBlocks, funnelBlocks } from './blocks/events.ts';
import { goalBlocks, kpiBlocks, kpiMessage } from './blocks/kpis.ts';
import {
  comparisonMessage,
  contributorsMessage,
  eventsMessage,
  funnelMessage,
} from './blocks/messages.ts';
import { limitBlocks } from './blocks/limits.ts';
import { actionBlocks, contributorBlocks, definitionBlocks } from './blocks/people.ts';
import { whyBlocks } from './blocks/whys.ts';
import {
  partOf,
  type ReportBlock,
  type ReportBrand,
  type ReportDocument,
  type ReportSection,
} from './document.ts';
import { withParts } from './parts.ts';

/** The retrospective as a document in one language, in the order of GRAI. */
export const buildDocument = (
  retrospective: Retrospective,
  language: Language,
  brand?: ReportBrand,
): ReportDocument => {
  const { facts, passages, parts } = retrospective;
  const writing = writingOf(language, facts.currency, facts.zone, facts.definitions);
  const { say } = writing;
  const words = (section: keyof Retrospective['passages']): ReportBlock[] =>
    (passages[section] ?? '')
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((text) => ({ kind: 'paragraph' as const, text }));
  const section = (key: string, heading: string, blocks: ReportBlock[]): ReportSection => ({
    key,
    heading,
    blocks: withParts(blocks, parts),
  });
  const whys = whyBlocks(facts, retrospective.whys, writing);
  return {
    ...(brand === undefined ? {} : { brand }),
    title: facts.campaign.name,
    subtitle: say('retrospectives.document-title'),
    facts: [
      say('retrospectives.line-during', { ...facts.during }),
      say('retrospectives.line-before', { ...facts.before }),
      ...(facts.campaign.owner === null
        ? []
        : [say('retrospectives.line-owner', { owner: facts.campaign.owner })]),
      retrospective.signedAtMs === null
        ? say('retrospectives.line-draft', { at: formatInstant(facts.cutoffMs, facts.zone) })
        : say('retrospectives.line-signed', {
            version: retrospective.version,
            by: retrospective.signedBy ?? '',
            at: formatInstant(retrospective.signedAtMs, facts.zone),
          }),
    ],
    sections: [
      section('goal', say('retrospectives.goal'), [
        ...partOf('goal', goalBlocks(facts, writing)),
        ...words('goal'),
      ]),
      section('result', say('retrospectives.result'), [
        ...partOf('kpis', kpiBlocks(facts, writing), kpiMessage(facts, writing)),
        ...words('result'),
        ...partOf('funnel', funnelBlocks(facts, writing), funnelMessage(facts, writing)),
        ...partOf('events', eventBlocks(facts, writing), eventsMessage(facts, writing)),
        ...writeBlocks(facts, 'result', writing),
      ]),
      section('analysis', say('retrospectives.analysis'), [
        ...partOf(
          'comparison',
          comparisonBlocks(facts, writing),
          comparisonMessage(facts, writing),
        ),
        ...writeBlocks(facts, 'analysis', writing),
        ...words('analysis'),
        ...partOf('whys', whys.blocks, whys.message),
        ...partOf(
          'contributors',
          contributorBlocks(facts, writing),
          contributorsMessage(facts, writing),
        ),
      ]),
      section('insight', say('retrospectives.insight'), [
        ...words('insight'),
        ...partOf('actions', actionBlocks(retrospective.actions, writing)),
      ]),
      section('limits', say('retrospectives.limits'), [
        ...partOf('limits', limitBlocks(facts, retrospective.limitEdits, writing)),
        ...words('limits'),
      ]),
      section(
        'definitions',
        say('retrospectives.definitions'),
        definitionBlocks(facts, parts, writing),
      ),
    ].filter(({ blocks }) => blocks.length > 0),
  };
};
