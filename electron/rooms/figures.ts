import { implement } from '@orpc/server';
import { figuresContract } from '../../shared/contract/figures.ts';
import { metricIds, metrics } from '../../shared/domain/metrics/registry.ts';
import type { RoomContext } from './context.ts';
import { freezeStarted } from './started-campaigns.ts';

const os = implement(figuresContract).$context<RoomContext>();

export const figuresRoom = os.router({
  list: os.list.handler(() => metricIds.map((id) => ({ id, unit: metrics[id] }))),
  compute: os.compute.handler(async ({ input, context }) => {
    const { ids, ...scope } = input;
    if (scope.campaignUid !== null) await freezeStarted(context.session(), context.program.nowMs());
    return context
      .session()
      .read('figures.compute', { scope, ids, nowMs: context.program.nowMs() });
  }),
  changes: os.changes.handler(async ({ input, context }) => {
    const { ids, ...scope } = input;
    if (scope.campaignUid !== null) await freezeStarted(context.session(), context.program.nowMs());
    return context
      .session()
      .read('figures.changes', { scope, ids, nowMs: context.program.nowMs() });
  }),
});
