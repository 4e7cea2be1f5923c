import { implement } from '@orpc/server';
import { memberEditsContract, type MemberEdit } from '../../shared/contract/member-edits.ts';
import type { RoomContext } from './context.ts';
import { stoppableWrite, stopWrite } from './stoppable.ts';

const os = implement(memberEditsContract).$context<RoomContext>();

/** Leaves out what was not named. */
const named = (edit: MemberEdit): MemberEdit =>
  Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));

export const memberEditsRoom = os.router({
  preview: os.preview.handler(({ input, context, signal }) =>
    context
      .session()
      .read(
        'members.previewEdit',
        { selection: input.selection, edit: named(input.edit) },
        signal === undefined ? {} : { signal },
      ),
  ),
  commit: os.commit.handler(({ input: { name, selection, edit }, context }) =>
    stoppableWrite(context, { step: 'edit', name }, (following) =>
      context.session().write('members.commitEdit', { selection, edit: named(edit) }, following),
    ),
  ),
  stop: os.stop.handler(({ input, context }) => {
    stopWrite(context, input.name);
    return {};
  }),
});
