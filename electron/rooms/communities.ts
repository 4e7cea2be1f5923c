import { implement } from '@orpc/server';
import { communitiesContract, type CommunityFields } from '../../shared/contract/communities.ts';
import { localDateOf } from '../../shared/domain/values/zone.ts';
import type { RoomContext } from './context.ts';

const os = implement(communitiesContract).$context<RoomContext>();

const given = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export const communitiesRoom = os.router({
  list: os.list.handler(({ input, context }) => context.session().read('communities.list', input)),
  detail: os.detail.handler(({ input, context }) => {
    const session = context.session();
    const today = localDateOf(context.program.nowMs(), session.zone());
    return session.read('communities.detail', { uid: input.uid, today });
  }),
  create: os.create.handler(({ input, context }) =>
    context.session().write('communities.create', {
      fields: given(input.fields) as Partial<CommunityFields> & { name: string },
    }),
  ),
  update: os.update.handler(({ input, context }) =>
    context.session().write('communities.update', { uid: input.uid, fields: given(input.fields) }),
  ),
  archive: os.archive.handler(({ input, context }) =>
    context.session().write('communities.archive', input),
  ),
});
