import { createEvent } from '../../../../../electron/store/queries/events/create.ts';
import { checkinReads, checkinWrites } from '../../../../../electron/store/queries/checkin/jobs.ts';
import type { WriteEnv } from '../../../../../electron/store/log/operate.ts';
import type { SignupFields, Who } from '../../../../../shared/contract/checkin.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';

export const MINUTE_MS = 60_000;

/** An event with so many places, and short words for what is done at its door. */
export const door = (capacity: number | null = null) => {
  const { db } = temporaryStore();
  const { uid: eventUid } = createEvent(
    db,
    {
      fields: { name: '茶会', kind: 'core-gathering', mode: 'offline', capacity },
      template: null,
      tasks: [],
    },
    testEnv,
  );
  let nowMs = testNowMs;
  /** Every act is a minute after the one before. */
  const env = (): WriteEnv => ({ ...testEnv, nowMs: (nowMs += MINUTE_MS) });
  const jobs = checkinWrites;
  const signUp = (name: string, fields: Partial<SignupFields> = {}, phone: string | null = null) =>
    jobs['checkin.signUp'](
      db,
      { eventUid, attendee: { name, phone, isAnother: false }, fields, over: false },
      env(),
    );
  const checkIn = (who: Who, more: { listUid?: string; again?: boolean; anyway?: boolean } = {}) =>
    jobs['checkin.checkIn'](
      db,
      { eventUid, listUid: null, again: false, anyway: false, who, ...more },
      env(),
    );
  const scan = (code: string, listUid: string | null = null) =>
    jobs['checkin.scan'](db, { eventUid, listUid, code }, env());
  const change = (uid: string, fields: Partial<SignupFields>, over = false) =>
    jobs['checkin.changeSignup'](db, { uid, fields, over }, env());
  const desk = (listUid: string | null = null) =>
    checkinReads['checkin.desk'](db, { eventUid, listUid });
  const search = (text: string, listUid: string | null = null) =>
    checkinReads['checkin.search'](db, { eventUid, listUid, text, limit: 20 }).rows;
  const sheet = (signupUid: string) =>
    checkinReads['checkin.sheet'](db, { eventUid, listUid: null, who: { signupUid } });
  return { db, eventUid, env, signUp, checkIn, scan, change, desk, search, sheet };
};
