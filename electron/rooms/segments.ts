import { implement } from '@orpc/server';
import { segmentsContract } from '../../shared/contract/segments.ts';
import { localDateOf } from '../../shared/domain/values/zone.ts';
import type { RoomContext } from './context.ts';

const os = implement(segmentsContract).$context<RoomContext>();

const todayOf = (context: RoomContext): string =>
  localDateOf(context.program.nowMs(), context.session().zone());
const stopped = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

export const segmentsRoom = os.router({
  list: os.list.handler(({ context }) => context.session().read('segments.list', {})),
  get: os.get.handler(({ input, context }) => context.session().read('segments.get', input)),
  size: os.size.handler(({ input, context, signal }) =>
    context.session().read('segments.size', { ...input, today: todayOf(context) }, stopped(signal)),
  ),
  draft: os.draft.handler(({ input, context, signal }) =>
    context
      .session()
      .read('segments.draft', { ...input, today: todayOf(context) }, stopped(signal)),
  ),
  create: os.create.handler(({ input, context }) =>
    context.session().write('segments.create', input),
  ),
  change: os.change.handler(({ input, context }) =>
    context.session().write('segments.change', input),
  ),
  remove: os.remove.handler(({ input, context }) =>
    context.session().write('segments.remove', input),
  ),
  activityKinds: os.activityKinds.handler(({ context }) =>
    context.session().read('segments.activityKinds', {}),
  ),
  roles: os.roles.handler(({ input, context }) => context.session().read('segments.roles', input)),
});
