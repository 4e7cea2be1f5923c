import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { Members } from '../members.ts';
import { createPersonFinder, personIn, type FoundPerson } from '../person-finder.ts';
import {
  classOf,
  keyUid,
  noDifferences,
  rejected,
  type KindStager,
  type Outcome,
  type StageSession,
} from '../session.ts';
import { toInstant, toLocalDate, type SheetValues } from '../sheet-values.ts';
import type { Ref } from '../staging.ts';
import type { Things } from '../things.ts';
import { readCounts, upsert, warnCreated } from '../upsert.ts';
import { betweenTwo, outcomeOf } from './outcome.ts';

const fieldOf = {
  quantity: 'referral.count',
  at_ms: 'referral.at',
  local_date: 'referral.at',
  channel: 'referral.channel',
} as const;

/** Who brought whom; files that only count whom somebody brought keep the count. */
export const stageReferrals = (
  session: StageSession,
  members: Members,
  things: Things,
): KindStager => {
  const { store, frame, reader } = session;
  const people = createPersonFinder(session, members, things);
  const parents = new Map<Ref, Set<Ref>>();

  const survivorOf = (ref: Ref): Ref => (ref < 0 ? ref : store.survivorOf(ref));
  const parentsOf = (ref: Ref): Set<Ref> => {
    let known = parents.get(ref);
    if (known === undefined)
      parents.set(ref, (known = new Set(ref < 0 ? [] : store.referrersOf(ref))));
    return known;
  };
  /** Whether `ref` stands above `from` in who brought whom. */
  const isAbove = (ref: Ref, from: Ref): boolean => {
    const seen = new Set<Ref>();
    const open = [from];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const parent of parentsOf(at)) {
        if (parent === ref) return true;
        if (seen.has(parent)) continue;
        seen.add(parent);
        open.push(parent);
      }
    return false;
  };

  const trouble = (
    found: Extract<FoundPerson, { trouble: string }>,
    row: SheetValues,
    title: string,
    who: 'referrer' | 'referee',
  ): Outcome =>
    found.trouble === 'two-members'
      ? betweenTwo(title, found.found)
      : rejected(title, found.trouble === 'nobody' ? `no-${who}` : `${who}-${found.trouble}`, {
          column: reader.columnOf(`referral.${who}`),
          value: row.text(`referral.${who}`),
        });

  return {
    row: (row) => {
      const title = [
        row.text('referral.referrer') || row.text('referral.referrer_phone'),
        row.text('referral.referee') || row.text('referral.referee_phone'),
      ]
        .filter((text) => text !== '')
        .join(' → ');
      const read = readCounts(session, row, title, ['referral.count']);
      if ('bad' in read) return read.bad;
      const referrer = people.find(
        personIn(row, {
          name: 'referral.referrer',
          phone: 'referral.referrer_phone',
          id: 'referral.referrer_id',
        }),
      );
      if ('trouble' in referrer) return trouble(referrer, row, title, 'referrer');
      const count = read.counts.get('referral.count') ?? null;
      const referee = people.find(
        personIn(row, {
          name: 'referral.referee',
          phone: 'referral.referee_phone',
          id: 'referral.referee_id',
        }),
      );
      if ('trouble' in referee) {
        if (referee.trouble === 'nobody' && count !== null)
          return counted(row, title, referrer, count);
        return trouble(referee, row, title, 'referee');
      }
      const [from, to] = [survivorOf(referrer.ref), survivorOf(referee.ref)];
      if (from === to) return rejected(title, 'self-referral');
      if (isAbove(to, from)) return rejected(title, 'referral-cycle');
      parentsOf(to).add(from);
      return keep(row, title, ['pair', referrer.uid, referee.uid], {
        referrer_member_id: referrer.ref,
        referee_member_id: referee.ref,
        quantity: 1,
      });
    },
    end: () => {
      people.end();
      warnCreated(session, things, members);
      return 0;
    },
  };

  function counted(
    row: SheetValues,
    title: string,
    referrer: { readonly ref: Ref; readonly uid: string },
    quantity: number,
  ): Outcome {
    const date = toLocalDate(row.get('referral.at'), frame) ?? '';
    const key = ['count', frame.namespace, referrer.uid, date];
    return keep(row, title, key, { referrer_member_id: referrer.ref }, quantity);
  }

  function keep(
    row: SheetValues,
    title: string,
    key: readonly string[],
    made: Readonly<Record<string, number>>,
    quantity: number | null = null,
  ): Outcome {
    const when = row.get('referral.at');
    const atMs = when === null || when.kind === 'date' ? null : toInstant(when, frame);
    const differences = noDifferences();
    const { isNew } = upsert(
      session,
      row.number,
      {
        entity: 'referral',
        uid: keyUid('referral', ...key),
        columns: {
          quantity,
          at_ms: atMs,
          local_date:
            atMs === null ? toLocalDate(when, frame) : localDateOf(atMs, frame.workspaceZone),
          channel: row.get('referral.channel'),
        },
        made,
        fieldOf,
        otherwise: 'referral.referrer',
      },
      differences,
    );
    differences.created = isNew;
    return outcomeOf(classOf(differences), title);
  }
};
