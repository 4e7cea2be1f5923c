import { implement } from '@orpc/server';
import { badgesContract } from '../../shared/contract/badges.ts';
import type { RoomContext } from './context.ts';

const os = implement(badgesContract).$context<RoomContext>();

export const badgesRoom = os.router({
  list: os.list.handler(({ context }) => context.session().read('badges.list', {})),
  create: os.create.handler(({ input, context }) =>
    context.session().write('badges.create', input),
  ),
  change: os.change.handler(({ input, context }) =>
    context.session().write('badges.change', input),
  ),
  archive: os.archive.handler(({ input, context }) =>
    context.session().write('badges.archive', input),
  ),
  remove: os.remove.handler(({ input, context }) =>
    context.session().write('badges.remove', input),
  ),
  award: os.award.handler(({ input, context }) => context.session().write('badges.award', input)),
  awardMany: os.awardMany.handler(({ input, context }) =>
    context.session().write('badges.awardMany', input),
  ),
  revoke: os.revoke.handler(({ input, context }) =>
    context.session().write('badges.revoke', input),
  ),
});
