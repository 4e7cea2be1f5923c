import { implement } from '@orpc/server';
import { closingContract } from '../../shared/contract/closing.ts';
import type { RoomContext } from './context.ts';
import { given } from './given.ts';

const os = implement(closingContract).$context<RoomContext>();

export const closingRoom = os.router({
  results: os.results.handler(({ input, context }) =>
    context.session().read('closing.results', { ...input, nowMs: context.program.nowMs() }),
  ),
  suggestions: os.suggestions.handler(({ input, context }) =>
    context.session().read('closing.suggestions', input),
  ),
  linkSurvey: os.linkSurvey.handler(({ input, context }) =>
    context.session().write('closing.linkSurvey', input),
  ),
  lessons: os.lessons.handler(({ input, context }) =>
    context.session().read('closing.lessons', input),
  ),
  addLesson: os.addLesson.handler(({ input, context }) =>
    context.session().write('closing.addLesson', input),
  ),
  updateLesson: os.updateLesson.handler(({ input, context }) =>
    context.session().write('closing.updateLesson', { ...input, fields: given(input.fields) }),
  ),
  moveLesson: os.moveLesson.handler(({ input, context }) =>
    context.session().write('closing.moveLesson', input),
  ),
  removeLesson: os.removeLesson.handler(({ input, context }) =>
    context.session().write('closing.removeLesson', input),
  ),
  state: os.state.handler(({ input, context }) => context.session().read('closing.state', input)),
  tick: os.tick.handler(({ input, context }) => context.session().write('closing.tick', input)),
  close: os.close.handler(({ input, context }) => context.session().write('closing.close', input)),
  reopen: os.reopen.handler(({ input, context }) =>
    context.session().write('closing.reopen', input),
  ),
});
