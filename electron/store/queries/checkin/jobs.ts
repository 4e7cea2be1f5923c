import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { setCapacity, setPromotion } from './capacity.ts';
import { scanCode } from './codes.ts';
import { readDesk, readSheet } from './desk.ts';
import { addList, removeList, renameList } from './lists.ts';
import { enterTicks, whoIs } from './paper.ts';
import { readRoll } from './roll.ts';
import { checkIn, undoScan, walkIn } from './scans.ts';
import { searchDesk } from './search.ts';
import { readWaiting } from './seats.ts';
import { changeSignup, moveUp, signUp } from './signups.ts';

export const checkinReads = {
  'checkin.desk': readDesk,
  'checkin.search': searchDesk,
  'checkin.sheet': readSheet,
  'checkin.roll': readRoll,
  'checkin.waiting': readWaiting,
  'checkin.whoIs': whoIs,
} satisfies ReadJobs;

export const checkinWrites = {
  'checkin.scan': scanCode,
  'checkin.checkIn': checkIn,
  'checkin.walkIn': walkIn,
  'checkin.undo': undoScan,
  'checkin.addList': addList,
  'checkin.renameList': renameList,
  'checkin.removeList': removeList,
  'checkin.signUp': signUp,
  'checkin.changeSignup': changeSignup,
  'checkin.moveUp': moveUp,
  'checkin.setPromotion': setPromotion,
  'checkin.setCapacity': setCapacity,
  'checkin.enterTicks': enterTicks,
} satisfies WriteJobs;
