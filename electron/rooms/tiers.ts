import { implement } from '@orpc/server';
import { tiersContract } from '../../shared/contract/tiers.ts';
import type { RoomContext } from './context.ts';
import { stoppableWrite, stopWrite } from './stoppable.ts';

const os = implement(tiersContract).$context<RoomContext>();

const stops = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

export const tiersRoom = os.router({
  list: os.list.handler(({ context }) => context.session().read('tiers.list', {})),
  counts: os.counts.handler(({ context, signal }) =>
    context.session().read('tiers.counts', {}, stops(signal)),
  ),
  check: os.check.handler(({ input, context }) => context.session().read('tiers.check', input)),
  save: os.save.handler(({ input, context }) => context.session().write('tiers.save', input)),
  simulate: os.simulate.handler(({ input, context, signal }) =>
    context
      .session()
      .read('tiers.simulate', { ...input, nowMs: context.program.nowMs() }, stops(signal)),
  ),
  moves: os.moves.handler(({ input, context, signal }) =>
    context.session().read('tiers.moves', input, stops(signal)),
  ),
  apply: os.apply.handler(({ input: { name, ...asked }, context }) =>
    stoppableWrite(context, { step: 'tiers', name }, (following) =>
      context.session().write('tiers.apply', asked, following),
    ),
  ),
  stop: os.stop.handler(({ input, context }) => {
    stopWrite(context, input.name);
    return {};
  }),
  pin: os.pin.handler(({ input, context }) => context.session().write('tiers.pin', input)),
  unpin: os.unpin.handler(({ input, context }) => context.session().write('tiers.unpin', input)),
  explain: os.explain.handler(({ input, context }) =>
    context.session().read('tiers.explain', { ...input, nowMs: context.program.nowMs() }),
  ),
  flow: os.flow.handler(({ input, context, signal }) =>
    context.session().read('tiers.flow', input, stops(signal)),
  ),
  flowMembers: os.flowMembers.handler(({ input, context, signal }) =>
    context.session().read('tiers.flowMembers', input, stops(signal)),
  ),
  growth: os.growth.handler(({ context }) => context.session().read('tiers.growth', {})),
  checkGrowth: os.checkGrowth.handler(({ input, context }) =>
    context.session().read('tiers.check', { rules: input.stages }),
  ),
  saveGrowth: os.saveGrowth.handler(({ input, context }) =>
    context.session().write('tiers.saveGrowth', input),
  ),
  growthCounts: os.growthCounts.handler(({ context, signal }) =>
    context.session().read('tiers.growthCounts', { nowMs: context.program.nowMs() }, stops(signal)),
  ),
  growthMembers: os.growthMembers.handler(({ input, context, signal }) =>
    context
      .session()
      .read('tiers.growthMembers', { ...input, nowMs: context.program.nowMs() }, stops(signal)),
  ),
});
