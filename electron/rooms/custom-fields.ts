import { implement } from '@orpc/server';
import { customFieldsContract } from '../../shared/contract/custom-fields.ts';
import type { RoomContext } from './context.ts';
import { stoppableWrite, stopWrite } from './stoppable.ts';

const os = implement(customFieldsContract).$context<RoomContext>();

export const customFieldsRoom = os.router({
  list: os.list.handler(({ context }) => context.session().read('customFields.list', {})),
  use: os.use.handler(({ context }) => context.session().read('customFields.use', {})),
  unfit: os.unfit.handler(({ input, context }) =>
    context.session().read('customFields.unfit', input),
  ),
  preview: os.preview.handler(({ input, context, signal }) =>
    context.session().read('customFields.preview', input, signal === undefined ? {} : { signal }),
  ),
  create: os.create.handler(({ input, context }) =>
    context.session().write('customFields.create', input),
  ),
  rename: os.rename.handler(({ input, context }) =>
    context.session().write('customFields.rename', input),
  ),
  convert: os.convert.handler(({ input, context }) =>
    context.session().write('customFields.convert', input),
  ),
  archive: os.archive.handler(({ input, context }) =>
    context.session().write('customFields.archive', input),
  ),
  reorder: os.reorder.handler(({ input, context }) =>
    context.session().write('customFields.reorder', input),
  ),
  remove: os.remove.handler(({ input: { name, uid }, context }) =>
    stoppableWrite(context, { step: 'edit', name }, (following) =>
      context.session().write('customFields.remove', { uid }, following),
    ),
  ),
  stop: os.stop.handler(({ input, context }) => {
    stopWrite(context, input.name);
    return {};
  }),
  addOption: os.addOption.handler(({ input, context }) =>
    context.session().write('customFields.addOption', input),
  ),
  renameOption: os.renameOption.handler(({ input, context }) =>
    context.session().write('customFields.renameOption', input),
  ),
  mergeOptions: os.mergeOptions.handler(({ input, context }) =>
    context.session().write('customFields.mergeOptions', input),
  ),
  reorderOptions: os.reorderOptions.handler(({ input, context }) =>
    context.session().write('customFields.reorderOptions', input),
  ),
  removeOption: os.removeOption.handler(({ input, context }) =>
    context.session().write('customFields.removeOption', input),
  ),
});
