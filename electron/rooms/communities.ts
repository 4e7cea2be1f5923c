import { implement } from '@orpc/server';
import { communitiesContract, type CommunityFields } from '../../shared/contract/communities.ts';
import { writeFirsts } from './community-firsts-file.ts';
import type { RoomContext } from './context.ts';
import { given } from './given.ts';
import { momentOf } from './local-dates.ts';

const os = implement(communitiesContract).$context<RoomContext>();

const abort = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

export const communitiesRoom = os.router({
  list: os.list.handler(({ input, context }) => context.session().read('communities.list', input)),
  detail: os.detail.handler(({ input, context }) =>
    context
      .session()
      .read('communities.detail', { uid: input.uid, today: momentOf(context).today }),
  ),
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
  rules: {
    list: os.rules.list.handler(({ input, context }) =>
      context.session().read('communities.rules', input),
    ),
    publish: os.rules.publish.handler(({ input, context }) =>
      context.session().write('communities.publishRules', input),
    ),
  },
  groups: {
    create: os.groups.create.handler(({ input, context }) =>
      context.session().write('communities.createGroup', input),
    ),
    update: os.groups.update.handler(({ input, context }) =>
      context
        .session()
        .write('communities.updateGroup', { uid: input.uid, fields: given(input.fields) }),
    ),
    move: os.groups.move.handler(({ input, context }) =>
      context.session().write('communities.moveGroup', input),
    ),
    archive: os.groups.archive.handler(({ input, context }) =>
      context.session().write('communities.archiveGroup', input),
    ),
  },
  launch: {
    read: os.launch.read.handler(({ input, context }) =>
      context.session().read('communities.launch', input),
    ),
    tick: os.launch.tick.handler(({ input, context }) =>
      context.session().write('communities.tickStep', input),
    ),
    untick: os.launch.untick.handler(({ input, context }) =>
      context.session().write('communities.untickStep', input),
    ),
  },
  health: {
    sheet: os.health.sheet.handler(({ input, context, signal }) =>
      context
        .session()
        .read('communities.health', { ...input, nowMs: context.program.nowMs() }, abort(signal)),
    ),
  },
  team: {
    read: os.team.read.handler(({ input, context, signal }) =>
      context.session().read('communities.team', { ...input, ...momentOf(context) }, abort(signal)),
    ),
    assign: os.team.assign.handler(({ input, context }) =>
      context.session().write('communities.assignPost', input),
    ),
    release: os.team.release.handler(({ input, context }) =>
      context.session().write('communities.releasePost', input),
    ),
  },
  firsts: {
    list: os.firsts.list.handler(({ input, context }) =>
      context.session().read('communities.firsts', input),
    ),
    candidates: os.firsts.candidates.handler(({ input, context, signal }) =>
      context
        .session()
        .read('communities.firstCandidates', { ...input, ...momentOf(context) }, abort(signal)),
    ),
    setCriteria: os.firsts.setCriteria.handler(({ input, context }) =>
      context.session().write('communities.setFirstCriteria', input),
    ),
    add: os.firsts.add.handler(({ input, context }) =>
      context.session().write('communities.addFirsts', input),
    ),
    update: os.firsts.update.handler(({ input, context }) => {
      const { uid, status, note } = input;
      return context
        .session()
        .write('communities.updateFirst', { uid, ...given({ status, note }) });
    }),
    remove: os.firsts.remove.handler(({ input, context }) =>
      context.session().write('communities.removeFirst', input),
    ),
    export: os.firsts.export.handler(({ input, context }) =>
      writeFirsts(context, { ...input, ...momentOf(context) }),
    ),
  },
});
