import { implement } from '@orpc/server';
import { teammatesContract } from '../../shared/contract/teammates.ts';
import type { RoomContext } from './context.ts';
import { momentOf } from './local-dates.ts';

const os = implement(teammatesContract).$context<RoomContext>();

export const teammatesRoom = os.router({
  list: os.list.handler(({ context }) =>
    context.session().read('teammates.list', momentOf(context)),
  ),
  names: os.names.handler(({ context }) => context.session().read('teammates.names', {})),
  add: os.add.handler(({ input, context }) => context.session().write('teammates.add', input)),
  setRole: os.setRole.handler(({ input, context }) =>
    context.session().write('teammates.setRole', input),
  ),
  rename: os.rename.handler(({ input, context }) =>
    context.session().write('teammates.rename', { ...input, ...momentOf(context) }),
  ),
  leave: os.leave.handler(({ input, context }) =>
    context.session().write('teammates.leave', { ...input, ...momentOf(context) }),
  ),
  comeBack: os.comeBack.handler(({ input, context }) =>
    context.session().write('teammates.comeBack', input),
  ),
});
