import { implement } from '@orpc/server';
import { runSheetContract, type NewSegment } from '../../shared/contract/run-sheet.ts';
import { runTemplates, type TemplateSegment } from '../../shared/domain/events/run-templates.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { RoomContext } from './context.ts';
import { given } from './given.ts';
import { writeRunSheet } from './run-sheet-file.ts';

const os = implement(runSheetContract).$context<RoomContext>();

export const runSheetRoom = os.router({
  list: os.list.handler(({ input, context }) => context.session().read('runSheet.list', input)),
  sources: os.sources.handler(({ input, context }) =>
    context.session().read('runSheet.sources', input),
  ),
  add: os.add.handler(({ input, context }) =>
    context.session().write('runSheet.add', {
      ...input,
      segments: input.segments.map((one): NewSegment => given(one) as NewSegment),
    }),
  ),
  fromTemplate: os.fromTemplate.handler(async ({ input, context }) => {
    const session = context.session();
    const say = (key: string): string =>
      translate(context.language(), `runSheet.tpl-${key}` as Parameters<typeof translate>[1]);
    const { segments } = await session.read('runSheet.list', { eventUid: input.eventUid });
    const templated: readonly TemplateSegment[] = runTemplates[input.template];
    return session.write('runSheet.add', {
      eventUid: input.eventUid,
      afterUid: segments.at(-1)?.uid ?? null,
      segments: templated.map(({ key, minutes, offsetMinutes }) => ({
        offsetMinutes: offsetMinutes ?? null,
        minutes,
        content: say(key),
        host: say(`${key}-host`),
        material: say(`${key}-material`),
      })),
    });
  }),
  fromEvent: os.fromEvent.handler(({ input, context }) =>
    context.session().write('runSheet.fromEvent', input),
  ),
  update: os.update.handler(({ input, context }) =>
    context.session().write('runSheet.update', { uid: input.uid, fields: given(input.fields) }),
  ),
  move: os.move.handler(({ input, context }) => context.session().write('runSheet.move', input)),
  remove: os.remove.handler(({ input, context }) =>
    context.session().write('runSheet.remove', input),
  ),
  advance: os.advance.handler(({ input, context }) =>
    context.session().write('runSheet.advance', input),
  ),
  finish: os.finish.handler(({ input, context }) =>
    context.session().write('runSheet.finish', input),
  ),
  back: os.back.handler(({ input, context }) => context.session().write('runSheet.back', input)),
  addMinutes: os.addMinutes.handler(({ input, context }) =>
    context.session().write('runSheet.addMinutes', input),
  ),
  clearTimes: os.clearTimes.handler(({ input, context }) =>
    context.session().write('runSheet.clearTimes', input),
  ),
  exportFile: os.exportFile.handler(({ input, context }) => writeRunSheet(context, input)),
});
