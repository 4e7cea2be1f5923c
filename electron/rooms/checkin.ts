import { implement } from '@orpc/server';
import { checkinContract } from '../../shared/contract/checkin.ts';
import type { RoomContext } from './context.ts';
import { given } from './given.ts';

const os = implement(checkinContract).$context<RoomContext>();

export const checkinRoom = os.router({
  desk: os.desk.handler(({ input, context }) => context.session().read('checkin.desk', input)),
  search: os.search.handler(({ input, context }) =>
    context.session().read('checkin.search', input),
  ),
  scan: os.scan.handler(({ input, context }) => context.session().write('checkin.scan', input)),
  checkIn: os.checkIn.handler(({ input, context }) =>
    context.session().write('checkin.checkIn', input),
  ),
  walkIn: os.walkIn.handler(({ input, context }) =>
    context.session().write('checkin.walkIn', input),
  ),
  undo: os.undo.handler(({ input, context }) => context.session().write('checkin.undo', input)),
  sheet: os.sheet.handler(({ input, context }) => context.session().read('checkin.sheet', input)),
  addList: os.addList.handler(({ input, context }) =>
    context.session().write('checkin.addList', input),
  ),
  renameList: os.renameList.handler(({ input, context }) =>
    context.session().write('checkin.renameList', input),
  ),
  removeList: os.removeList.handler(({ input, context }) =>
    context.session().write('checkin.removeList', input),
  ),
  signUp: os.signUp.handler(({ input, context }) =>
    context.session().write('checkin.signUp', { ...input, fields: given(input.fields) }),
  ),
  changeSignup: os.changeSignup.handler(({ input, context }) =>
    context.session().write('checkin.changeSignup', { ...input, fields: given(input.fields) }),
  ),
  moveUp: os.moveUp.handler(({ input, context }) =>
    context.session().write('checkin.moveUp', input),
  ),
  waiting: os.waiting.handler(({ input, context }) =>
    context.session().read('checkin.waiting', input),
  ),
  setPromotion: os.setPromotion.handler(({ input, context }) =>
    context.session().write('checkin.setPromotion', input),
  ),
  setCapacity: os.setCapacity.handler(({ input, context }) =>
    context.session().write('checkin.setCapacity', input),
  ),
  roll: os.roll.handler(({ input, context }) => context.session().read('checkin.roll', input)),
  whoIs: os.whoIs.handler(({ input, context }) => context.session().read('checkin.whoIs', input)),
  enterTicks: os.enterTicks.handler(({ input, context }) =>
    context.session().write('checkin.enterTicks', input),
  ),
});
