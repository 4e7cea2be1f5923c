import { implement } from '@orpc/server';
import { campaignsContract } from '../../shared/contract/campaigns.ts';
import type { JobArgs } from '../store/threads/jobs.ts';
import type { createCampaign } from '../store/queries/campaigns/save.ts';
import type { RoomContext } from './context.ts';
import { given } from './given.ts';
import { freezeStarted } from './started-campaigns.ts';

const os = implement(campaignsContract).$context<RoomContext>();

export const campaignsRoom = os.router({
  list: os.list.handler(({ input, context }) =>
    context.session().read('campaigns.list', { ...input, nowMs: context.program.nowMs() }),
  ),
  detail: os.detail.handler(async ({ input, context }) => {
    const nowMs = context.program.nowMs();
    await freezeStarted(context.session(), nowMs);
    return context.session().read('campaigns.detail', { ...input, nowMs });
  }),
  trend: os.trend.handler(({ input, context }) =>
    context.session().read('campaigns.trend', { ...input, nowMs: context.program.nowMs() }),
  ),
  segmentSizes: os.segmentSizes.handler(({ input, context, signal }) =>
    context
      .session()
      .read(
        'campaigns.segmentSizes',
        { ...input, nowMs: context.program.nowMs() },
        signal === undefined ? {} : { signal },
      ),
  ),
  create: os.create.handler(({ input, context }) =>
    context.session().write('campaigns.create', given(input) as JobArgs<typeof createCampaign>),
  ),
  update: os.update.handler(({ input, context }) =>
    context.session().write('campaigns.update', { uid: input.uid, fields: given(input.fields) }),
  ),
  archive: os.archive.handler(({ input, context }) =>
    context.session().write('campaigns.archive', input),
  ),
  setScope: os.setScope.handler(({ input, context }) =>
    context.session().write('campaigns.setScope', input),
  ),
  addKpi: os.addKpi.handler(({ input, context }) =>
    context.session().write('campaigns.addKpi', input),
  ),
  updateKpi: os.updateKpi.handler(({ input, context }) =>
    context.session().write('campaigns.updateKpi', { uid: input.uid, fields: given(input.fields) }),
  ),
  removeKpi: os.removeKpi.handler(({ input, context }) =>
    context.session().write('campaigns.removeKpi', input),
  ),
  similar: os.similar.handler(({ input, context }) =>
    context.session().read('campaigns.similar', { ...input, nowMs: context.program.nowMs() }),
  ),
  useSimilar: os.useSimilar.handler(({ input, context }) =>
    context.session().write('campaigns.useSimilar', input),
  ),
  sign: os.sign.handler(({ input, context }) => context.session().write('campaigns.sign', input)),
  content: os.content.handler(({ input, context }) =>
    context.session().read('campaigns.content', input),
  ),
  calendar: os.calendar.handler(({ input, context }) =>
    context.session().read('campaigns.calendar', input),
  ),
  costs: os.costs.handler(({ input, context }) => context.session().read('campaigns.costs', input)),
  saveCosts: os.saveCosts.handler(({ input, context }) =>
    context.session().write('campaigns.saveCosts', {
      uid: input.uid,
      rows: input.rows.map(({ uid, fields }) => ({ uid, fields: given(fields) })),
    }),
  ),
  moveCost: os.moveCost.handler(({ input, context }) =>
    context.session().write('campaigns.moveCost', input),
  ),
  removeCost: os.removeCost.handler(({ input, context }) =>
    context.session().write('campaigns.removeCost', input),
  ),
});
