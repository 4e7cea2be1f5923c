import { z } from 'zod';
import { benefitKinds, guestStates, scenarioNames } from '../domain/events/budget.ts';
import { changed, localDate, procedure, uid } from './base.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const optional = (most: number) => z.string().trim().max(most).nullable();
const count = z.number().int().min(0).max(1e9);
const price = z.number().int().min(0).max(1e13);
/** Corrections in imported sheets are below 0. */
const amount = z.number().int().min(-1e13).max(1e13);

/** What each kind of row holds; a row is made with what is given and the defaults of the store. */
export const budgetFields = {
  line: z.object({
    side: z.enum(['cost', 'income']),
    category: optional(100),
    item: optional(200),
    vendor: optional(200),
    /** A line with a channel is one of the promotion plan. */
    channel: optional(100),
    /** Planned for one person. */
    perHead: z.boolean(),
    currency: z.string().regex(/^[A-Z]{3}$/),
    plannedMinor: amount.nullable(),
    actualMinor: amount.nullable(),
    owner: optional(100),
    note: optional(2000),
    date: localDate.nullable(),
    reach: count.nullable(),
    clicks: count.nullable(),
    signups: count.nullable(),
  }),
  prize: z.object({
    name: text(200),
    quantity: count,
    unitMinor: price.nullable(),
    /** Gives it; then it costs the event nothing. */
    sponsor: optional(200),
    recipients: optional(200),
    given: count,
  }),
  guest: z.object({
    name: text(200),
    memberUid: uid.nullable(),
    role: optional(200),
    contact: optional(200),
    feeMinor: price.nullable(),
    state: z.enum(guestStates),
    note: optional(2000),
  }),
  check: z.object({
    group: optional(100),
    item: text(200),
    quantity: count.nullable(),
    owner: optional(100),
    done: z.boolean(),
  }),
  benefit: z.object({
    kind: z.enum(benefitKinds),
    name: text(200),
    unitMinor: price.nullable(),
  }),
  grant: z.object({
    benefitUid: uid,
    quantity: count.min(1),
    recipients: optional(200),
    /** null = the number alone is known. */
    memberUids: z.array(uid).max(100_000),
  }),
  packet: z.object({
    date: localDate,
    amountMinor: price.min(1),
    quantity: count.min(1),
    occasion: text(100),
    reason: optional(500),
  }),
} as const;
export type BudgetKind = keyof typeof budgetFields;
export const budgetKinds = Object.keys(budgetFields) as [BudgetKind, ...BudgetKind[]];
export type BudgetFields = { readonly [Kind in BudgetKind]: z.infer<(typeof budgetFields)[Kind]> };

const saved = <Kind extends BudgetKind>(kind: Kind) =>
  z.object({
    kind: z.literal(kind),
    eventUid: uid,
    /** Several at once (a paste, a list that is offered) are one operation. `uid` null = a new row. */
    rows: z
      .array(z.object({ uid: uid.nullable(), fields: budgetFields[kind].partial() }))
      .min(1)
      .max(2000),
  });

export const budgetSave = z.discriminatedUnion('kind', [
  saved('line'),
  saved('prize'),
  saved('guest'),
  saved('check'),
  saved('benefit'),
  saved('grant'),
  saved('packet'),
]);
export type BudgetSave = z.infer<typeof budgetSave>;

const named = { uid };
export const budgetSheet = z.object({
  eventUid: uid,
  currency: z.string(),
  communityUid: z.string().nullable(),
  /** People of each scenario the operator gave; others follow from these two. */
  people: z.partialRecord(z.enum(scenarioNames), count),
  confirmed: count,
  capacity: count.nullable(),
  /** Persons who came, walk-ins too, staff apart. */
  attendees: count,
  taskCostMinor: count,
  lines: z.array(
    budgetFields.line.extend({
      ...named,
      category: z.string().nullable(),
      /** What the line follows from, and then cannot be edited here. */
      from: z.enum(['prize', 'guest', 'grant', 'packet']).nullable(),
      imported: z.boolean(),
    }),
  ),
  prizes: z.array(budgetFields.prize.extend(named)),
  guests: z.array(budgetFields.guest.extend({ ...named, memberName: z.string().nullable() })),
  checks: z.array(budgetFields.check.extend(named)),
  benefits: z.array(budgetFields.benefit.extend(named)),
  grants: z.array(
    budgetFields.grant.omit({ memberUids: true }).extend({
      ...named,
      benefitName: z.string(),
      benefitKind: z.enum(benefitKinds),
      unitMinor: price.nullable(),
      members: count,
    }),
  ),
  packets: z.array(budgetFields.packet.extend(named)),
});
export type BudgetSheet = z.infer<typeof budgetSheet>;
export type BudgetLine = BudgetSheet['lines'][number];

export const earlierPacket = z.object({
  uid,
  date: z.string(),
  eventName: z.string(),
  amountMinor: price,
  occasion: z.string(),
});

export const budgetContract = {
  sheet: procedure.input(z.object({ eventUid: uid })).output(budgetSheet),
  /** Adds and changes rows of one kind in one operation; answers the last of them. */
  save: procedure.input(budgetSave).output(changed),
  /** Behind another row of its kind; before all others when `afterUid` is null. */
  move: procedure
    .input(
      z.object({
        kind: z.enum(budgetKinds),
        eventUid: uid,
        uid,
        afterUid: uid.nullable(),
      }),
    )
    .output(changed),
  remove: procedure
    .input(z.object({ kind: z.enum(budgetKinds), eventUid: uid, uid }))
    .output(changed),
  setPeople: procedure
    .input(z.object({ eventUid: uid, scenario: z.enum(scenarioNames), people: count.nullable() }))
    .output(changed),
  /** Members whose last scan is "in", for giving something to all of them. */
  checkedIn: procedure.input(z.object({ eventUid: uid })).output(z.array(uid)),
  /** Red packets of the event's community in the days up to a date, when they reach the limit. */
  packetsBefore: procedure
    .input(z.object({ eventUid: uid, date: localDate, exceptUid: uid.nullable() }))
    .output(
      z.object({
        count: z.number().int(),
        days: z.number().int(),
        reached: z.boolean(),
        earlier: z.array(earlierPacket),
      }),
    ),
  exportFile: procedure.input(z.object({ eventUid: uid })).output(z.object({ handle: z.string() })),
};
