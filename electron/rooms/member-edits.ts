import { implement } from '@orpc/server';
import {
  memberEditsContract,
  type EditSelection,
  type MemberEdit,
} from '../../shared/contract/member-edits.ts';
import type { RoomContext } from './context.ts';
import { stoppableWrite, stopWrite } from './stoppable.ts';

const os = implement(memberEditsContract).$context<RoomContext>();

/** Leaves out what was not named. */
const named = (edit: MemberEdit): MemberEdit =>
  Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));

/** Places of the members' grid are found by whoever edits; those of a list of silence are looked up here. */
const found = (context: RoomContext, selection: EditSelection) =>
  'kind' in selection
    ? context.session().read('silence.chosen', { ...selection, nowMs: context.program.nowMs() })
    : selection;

export const memberEditsRoom = os.router({
  preview: os.preview.handler(async ({ input, context, signal }) =>
    context
      .session()
      .read(
        'members.previewEdit',
        { selection: await found(context, input.selection), edit: named(input.edit) },
        signal === undefined ? {} : { signal },
      ),
  ),
  commit: os.commit.handler(({ input: { name, selection, edit }, context }) =>
    stoppableWrite(context, { step: 'edit', name }, async (following) =>
      context
        .session()
        .write(
          'members.commitEdit',
          { selection: await found(context, selection), edit: named(edit) },
          following,
        ),
    ),
  ),
  stop: os.stop.handler(({ input, context }) => {
    stopWrite(context, input.name);
    return {};
  }),
});
