import { implement } from '@orpc/server';
import { viewsContract } from '../../shared/contract/views.ts';
import type { RoomContext } from './context.ts';

const os = implement(viewsContract).$context<RoomContext>();

export const viewsRoom = os.router({
  place: os.place.handler(({ context }) =>
    context.program.machine.gridPlace(context.session().path),
  ),
  keepPlace: os.keepPlace.handler(({ input, context }) => {
    context.program.machine.keepGridPlace(context.session().path, input);
    return {};
  }),
});
