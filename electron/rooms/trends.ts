import { implement } from '@orpc/server';
import { trendsContract } from '../../shared/contract/trends.ts';
import type { RoomContext } from './context.ts';

const os = implement(trendsContract).$context<RoomContext>();

/** Passes the caller's signal on: an answer over a million members can be given up. */
const given = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

export const trendsRoom = os.router({
  growth: os.growth.handler(({ input, context, signal }) =>
    context
      .session()
      .read('trends.growth', { ...input, nowMs: context.program.nowMs() }, given(signal)),
  ),
  activity: os.activity.handler(({ input, context, signal }) =>
    context
      .session()
      .read('trends.activity', { ...input, nowMs: context.program.nowMs() }, given(signal)),
  ),
  retention: os.retention.handler(({ input, context, signal }) =>
    context
      .session()
      .read('trends.retention', { ...input, nowMs: context.program.nowMs() }, given(signal)),
  ),
  rfm: os.rfm.handler(({ context, signal }) =>
    context.session().read('trends.rfm', { nowMs: context.program.nowMs() }, given(signal)),
  ),
});
