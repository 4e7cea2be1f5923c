import { promotionChannels } from '../../../shared/domain/events/budget.ts';
import type { Say } from './queries.ts';

/** The word for a channel; imported sheets name theirs themselves. */
export const channelName = (t: Say, channel: string): string => {
  const known = promotionChannels.find((one) => one === channel);
  return known === undefined ? channel : t(`budget.channel-${known}`);
};
