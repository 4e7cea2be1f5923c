import { implement } from '@orpc/server';
import { viewsContract } from '../../shared/contract/views.ts';
import type { RoomContext } from './context.ts';

const os = implement(viewsContract).$context<RoomContext>();

export const viewsRoom = os.router({
  list: os.list.handler(({ context }) => context.session().read('views.list', {})),
  count: os.count.handler(({ input, context, signal }) =>
    context.session().read('views.count', input, signal === undefined ? {} : { signal }),
  ),
  create: os.create.handler(({ input, context }) => context.session().write('views.create', input)),
  rename: os.rename.handler(({ input, context }) => context.session().write('views.rename', input)),
  change: os.change.handler(({ input, context }) => context.session().write('views.change', input)),
  remove: os.remove.handler(({ input, context }) => context.session().write('views.remove', input)),
  place: os.place.handler(({ context }) =>
    context.program.machine.gridPlace(context.session().path),
  ),
  keepPlace: os.keepPlace.handler(({ input, context }) => {
    context.program.machine.keepGridPlace(context.session().path, input);
    return {};
  }),
});
