import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { createCustomValues } from '../custom-values.ts';
import type { Members } from '../members.ts';
import {
  classOf,
  keyUid,
  noDifferences,
  rejected,
  type KindStager,
  type StageSession,
} from '../session.ts';
import { toInstant, type SheetValues } from '../sheet-values.ts';
import type { Ref } from '../staging.ts';
import type { Things } from '../things.ts';
import { upsert, warnCreated } from '../upsert.ts';
import { memberTrouble, personTitle } from './members.ts';
import { outcomeOf } from './outcome.ts';

const fieldOf = {
  status: 'signup.status',
  ticket: 'signup.ticket',
  at_ms: 'signup.at',
  updated_at_ms: 'signup.updated',
  guests: 'signup.guests',
  channel: 'signup.channel',
  number: 'signup.number',
  attendee: 'signup.attendee',
} as const;

export const stageSignups = (
  session: StageSession,
  members: Members,
  things: Things,
): KindStager => {
  const { staging, store, frame, reader } = session;
  const custom = createCustomValues(session, 'signup');
  const hasEvent = reader.has('event.key') || reader.has('event.name');
  const contextEvent = frame.context.event;
  if (!hasEvent && contextEvent === undefined)
    throw new WorkstationError('needs-context', { what: 'event' });

  const eventOf = (values: SheetValues): Ref => {
    const key = values.get('event.key');
    const name = values.get('event.name');
    if (key === null && name === null) return things.findOrCreate('event', contextEvent!);
    const startAtMs = toInstant(values.get('event.start'), frame);
    // An event known by its number alone is named by it, until a list of events says more.
    return things.findOrCreate('event', name ?? `#${key}`, {
      key,
      values: startAtMs === null ? {} : { start_at_ms: startAtMs },
    });
  };

  const addCheckin = (
    values: SheetValues,
    signupUid: string,
    refs: { event: Ref; member: Ref; signup: Ref },
  ): boolean => {
    const atMs = toInstant(values.get('signup.checked_in_at'), frame);
    const said =
      values.get('signup.checked_in') === true || values.get('signup.status')?.checkedIn === true;
    if (atMs === null && !said) return false;
    const uid = keyUid('checkin', signupUid, 'in');
    if (staging.findStaged('checkin', uid) !== null || store.byUid('checkin', uid) !== null)
      return false;
    staging.insert('checkin', {
      uid,
      event_id: refs.event,
      member_id: refs.member,
      signup_id: refs.signup,
      kind: 'in',
      at_ms: atMs,
    });
    return true;
  };

  return {
    row: (values) => {
      const hasNoEvent = values.get('event.key') === null && values.get('event.name') === null;
      if (hasNoEvent && contextEvent === undefined)
        return rejected(personTitle(values), 'no-event');
      const found = members.resolve(values, 'secondary');
      const trouble = memberTrouble(found, values);
      if (trouble !== null || !('ref' in found)) return trouble!;
      const event = eventOf(values);
      const number = values.get('signup.number');
      const attendee = values.get('signup.attendee');
      const uid = keyUid(
        'signup',
        things.uidOf('event', event),
        number ?? '',
        attendee ?? found.uid,
      );
      const differences = noDifferences();
      const { ref: signup, isNew } = upsert(
        session,
        values.number,
        {
          entity: 'signup',
          uid,
          columns: {
            status: values.get('signup.status')?.status ?? null,
            ticket: values.get('signup.ticket'),
            at_ms: toInstant(values.get('signup.at'), frame),
            updated_at_ms: toInstant(values.get('signup.updated'), frame),
            guests: guestsOf(values, attendee !== null),
            channel: values.get('signup.channel'),
            number,
            attendee,
          },
          made: { event_id: event, member_id: found.ref, status: 'confirmed', guests: 0 },
          fieldOf,
          otherwise: 'signup.status',
        },
        differences,
      );
      differences.created = isNew;
      const arrived = addCheckin(values, uid, { event, member: found.ref, signup });
      if (arrived && !differences.created) differences.updated += 1;
      custom.keep(values, { ref: signup, uid }, differences);
      return outcomeOf(
        classOf(differences),
        personTitle(values) || values.text('member.external_id'),
      );
    },
    end: () => {
      members.end();
      custom.end();
      warnCreated(session, things, members);
      return 0;
    },
  };
};

/** Who comes along: as said, or the size of the party less the one who signed up for it. */
const guestsOf = (values: SheetValues, isOneAttendee: boolean): number | null => {
  const guests = values.get('signup.guests');
  if (guests !== null) return Math.max(0, Math.round(guests));
  const party = values.get('signup.quantity');
  return party === null || isOneAttendee ? null : Math.max(0, Math.round(party) - 1);
};
