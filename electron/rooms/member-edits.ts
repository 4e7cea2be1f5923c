import { implement } from '@orpc/server';
import { memberEditsContract, type MemberEdit } from '../../shared/contract/member-edits.ts';
import type { RoomContext } from './context.ts';
import { reported } from './reported.ts';
import { beginWrite, stopWrite } from './stoppable.ts';

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
  commit: os.commit.handler(async function* ({ input, context }) {
    const { signal, end } = beginWrite(context, input.name);
    try {
      yield { step: 'edit', fraction: null };
      const steps = reported((report) =>
        context
          .session()
          .write(
            'members.commitEdit',
            { selection: input.selection, edit: named(input.edit) },
            { signal, report },
          ),
      );
      for (;;) {
        const step = await steps.next();
        if (step.done === true) return step.value;
        yield { step: 'edit', fraction: step.value };
      }
    } finally {
      end();
    }
  }),
  stop: os.stop.handler(({ input, context }) => {
    stopWrite(context, input.name);
    return {};
  }),
});
