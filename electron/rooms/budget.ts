import { implement } from '@orpc/server';
import { budgetContract } from '../../shared/contract/budget.ts';
import { writeBudget } from './event-budget-file.ts';
import type { RoomContext } from './context.ts';

const os = implement(budgetContract).$context<RoomContext>();

export const budgetRoom = os.router({
  sheet: os.sheet.handler(({ input, context }) => context.session().read('budget.sheet', input)),
  save: os.save.handler(({ input, context }) => context.session().write('budget.save', input)),
  move: os.move.handler(({ input, context }) => context.session().write('budget.move', input)),
  remove: os.remove.handler(({ input, context }) =>
    context.session().write('budget.remove', input),
  ),
  setPeople: os.setPeople.handler(({ input, context }) =>
    context.session().write('budget.setPeople', input),
  ),
  checkedIn: os.checkedIn.handler(({ input, context }) =>
    context.session().read('budget.checkedIn', input),
  ),
  packetsBefore: os.packetsBefore.handler(({ input, context }) =>
    context.session().read('budget.packetsBefore', input),
  ),
  exportFile: os.exportFile.handler(({ input, context }) => writeBudget(context, input)),
});
