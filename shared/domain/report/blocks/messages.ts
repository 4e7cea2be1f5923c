import type { Facts } from '../../../contract/retrospectives.ts';
import { formatNumber, formatPercent } from '../../../messages/format.ts';
import { whyIncomparable } from '../../metrics/compare.ts';
import { localDateOf } from '../../values/zone.ts';
import { formatValue, metricName } from '../format-figure.ts';
import type { Writing } from './cells.ts';
import { verdictOf } from './comparison.ts';
import { tellsMessagesApart } from './people.ts';

/** What the funnel comes to; undefined = nobody signed up, which its paragraph says. */
export const funnelMessage = (facts: Facts, { language, say }: Writing): string | undefined => {
  const { signedUp, attended, converted } = facts.funnel;
  if (signedUp === 0) return undefined;
  const number = (value: number): string => formatNumber(language, value);
  if (attended === null) return say('exports.says-funnel-unknown', { signedUp: number(signedUp) });
  return say('exports.says-funnel', {
    signedUp: number(signedUp),
    attended: number(attended),
    rate: formatPercent(language, attended / signedUp),
    converted: number(converted ?? 0),
  });
};

export const eventsMessage = ({ events }: Facts, { language, say }: Writing): string => {
  const sum = (field: 'signups' | 'checkedIn' | 'walkIns'): number =>
    events.reduce((total, event) => total + event[field], 0);
  const came = sum('checkedIn') + sum('walkIns');
  return say(came === 0 ? 'exports.says-events-unknown' : 'exports.says-events', {
    count: events.length,
    signups: formatNumber(language, sum('signups')),
    checkedIn: formatNumber(language, sum('checkedIn')),
    walkIns: formatNumber(language, sum('walkIns')),
  });
};

/** Which rates may be said to have changed, by their intervals. */
export const comparisonMessage = (facts: Facts, { language, say }: Writing): string => {
  const today = localDateOf(facts.cutoffMs, facts.zone);
  const changed = facts.comparison.filter(
    ({ before, during, difference }) =>
      difference !== null &&
      ['higher', 'lower'].includes(verdictOf(difference)) &&
      whyIncomparable(before, during, today) === null,
  );
  const names = (higher: boolean): string =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(
      changed
        .filter(({ difference }) => difference!.value > 0 === higher)
        .map(({ during }) => metricName(language, during.id)),
    );
  const [up, down] = [names(true), names(false)];
  if (up === '' && down === '') return say('exports.says-comparison-none');
  if (down === '') return say('exports.says-comparison-up', { up });
  if (up === '') return say('exports.says-comparison-down', { down });
  return say('exports.says-comparison-both', { up, down });
};

export const contributorsMessage = (
  { contributors, currency, version }: Facts,
  { language, say }: Writing,
): string => {
  const sum = (field: 'messages' | 'orders' | 'netMinor'): number =>
    contributors.reduce((total, one) => total + one[field], 0);
  const key = tellsMessagesApart({ version })
    ? 'exports.says-contributors'
    : 'exports.says-contributors-acts';
  return say(key, {
    count: contributors.length,
    messages: formatNumber(language, sum('messages')),
    orders: formatNumber(language, sum('orders')),
    net: formatValue(language, sum('netMinor'), 'minor', currency),
  });
};
