import { z } from 'zod';
import { localDate, procedure, uid } from './base.ts';
import {
  fieldColumn,
  listColumn,
  memberColumns,
  memberSelection,
  memberViewInput,
  setColumns,
} from './member-filters.ts';
import { memberScores } from './member-scores.ts';
import { label } from './workspace.ts';

const text = z.string().nullable();
const count = z.number().int();

export const genders = ['male', 'female', 'other'] as const;

/** A number or date plainly written, chosen options joined by U+001F; as recorded where it does not fit. */
export const fieldCell = z.object({ text: z.string(), fits: z.boolean() });
export type FieldCell = z.infer<typeof fieldCell>;

export const memberRow = z.object({
  uid,
  name: text,
  nickname: text,
  remark: text,
  /** Masked as the workspace says, like e-mail and outside id. */
  phone: text,
  email: text,
  externalId: text,
  gender: z.enum(genders).nullable(),
  birthday: text,
  region: text,
  city: text,
  company: text,
  job: text,
  externalLevel: text,
  tier: text,
  source: text,
  tags: z.array(z.string()),
  communities: z.array(z.string()),
  groups: count,
  joinedDate: text,
  leftDate: text,
  lastActiveDate: text,
  points: count,
  orders: count,
  ordersNetMinor: count,
  currency: text,
  events: count,
  signups: count,
  interactions: count,
  /** Fields of the operators' own by uid, those that were asked for; blank ones are left out. */
  fields: z.record(z.string(), fieldCell),
});
export type MemberRow = z.infer<typeof memberRow>;

const identityRow = z.object({ namespace: z.string(), value: z.string(), masked: z.boolean() });

export const memberDetail = z.object({
  member: memberRow,
  /** The fields as recorded, for the edit form. */
  recorded: z.object({ name: text, joinedDate: text, referrer: text }),
  archived: z.boolean(),
  identities: z.array(identityRow),
  memberships: z.array(
    z.object({
      group: z.string(),
      community: text,
      role: text,
      joinedDate: text,
      leftDate: text,
    }),
  ),
  orders: z.array(
    z.object({
      uid,
      number: z.string(),
      status: z.string(),
      paidDate: text,
      amountMinor: count.nullable(),
      refundedMinor: count,
      currency: z.string(),
    }),
  ),
  signups: z.array(
    z.object({
      uid,
      eventUid: uid,
      event: z.string(),
      startAtMs: count.nullable(),
      status: z.string(),
      checkedIn: z.boolean(),
    }),
  ),
  /** Recorded acts a month, `YYYY-MM`, months without any left out. */
  months: z.array(z.object({ month: z.string(), count })),
  /** The latest first; `balance` is what the ledger comes to with the entry. */
  points: z.array(
    z.object({ atMs: count, amount: count, kind: z.string(), reason: text, balance: count }),
  ),
  badges: z.array(
    z.object({
      uid,
      badgeUid: uid,
      name: z.string(),
      criteria: text,
      atMs: count,
      reason: text,
      /** Taken back, with the reason. */
      revokedAtMs: count.nullable(),
      revokeReason: text,
    }),
  ),
  referredBy: z.array(z.object({ uid, name: text, date: text, channel: text })),
  /** Persons brought; without a uid the file only counts them. */
  brought: z.array(
    z.object({ uid: uid.nullable(), name: text, quantity: count, date: text, channel: text }),
  ),
  broughtTotal: count,
  feedback: z.array(
    z.object({
      uid,
      survey: z.string(),
      atMs: count.nullable(),
      date: text,
      answers: z.array(
        z.object({
          question: z.string(),
          part: text,
          kind: z.string(),
          text: z.string(),
          number: z.number().nullable(),
        }),
      ),
    }),
  ),
  /** Columns kept from files, under their headers; `about` is the event or order they belong to. */
  custom: z.array(z.object({ name: z.string(), value: z.string(), about: text })),
  /** Who may be the same person. */
  proposals: z.array(z.object({ uid: z.string(), memberUid: uid, name: text })),
  /** Who was merged into the member, last first; undoing the operation takes them apart again. */
  merged: z.array(
    z.object({ uid, name: text, intoName: text, operationUid: z.string(), atMs: count }),
  ),
  /** Operations that touched the member, newest first, with the fields each changed. */
  history: z.array(
    z.object({
      operationUid: z.string(),
      atMs: count,
      actor: z.string(),
      label,
      /** Whether it can be undone here: an import is undone whole, where imports are. */
      undo: z.enum(['can', 'done', 'no']),
      changes: z.array(z.object({ field: z.string(), oldValue: text, newValue: text })),
    }),
  ),
});
export type MemberDetail = z.infer<typeof memberDetail>;

/** What two members share that may be one person. */
export const likenesses = ['phone', 'email', 'name-birthday', 'name-company'] as const;
export type Likeness = (typeof likenesses)[number];

const mergeSide = z.object({
  member: memberRow,
  archived: z.boolean(),
  /** Members merged into this one already. */
  merged: count,
  identities: z.array(identityRow),
});
export type MergeSide = z.infer<typeof mergeSide>;

export const mergeProposal = z.object({
  uid: z.string(),
  atMs: count,
  /** The value only of contacts, masked as the workspace says. */
  evidence: z.array(z.object({ by: z.enum(likenesses), value: text })),
  /** The first is whom to keep: more accounts, else joined earlier. */
  sides: z.tuple([mergeSide, mergeSide]),
});
export type MergeProposal = z.infer<typeof mergeProposal>;

export const doubtedMerge = z.object({
  uid: z.string(),
  /** Undoing it takes the two apart. */
  operationUid: z.string(),
  atMs: count,
  /** Masked as the workspace says. */
  phone: z.string(),
  /** Different names of members with the phone. */
  names: count,
  goneUid: uid,
  goneName: text,
  keptUid: uid,
  keptName: text,
});
export type DoubtedMerge = z.infer<typeof doubtedMerge>;

const line = z.string().trim().max(300).nullable();
/** Tags that one member may have. */
export const MAX_TAGS = 100;
export const tagName = z.string().trim().min(1).max(60);
export const memberFields = z.object({
  name: line,
  nickname: line,
  remark: line,
  gender: z.enum(genders).nullable(),
  birthday: z
    .string()
    .regex(/^(?:\d{4}|-)-\d{2}-\d{2}$/)
    .nullable(),
  region: line,
  city: line,
  company: line,
  job: line,
  source: line,
  joinedDate: localDate.nullable(),
  tags: z.array(tagName).max(MAX_TAGS),
});
export type MemberFields = z.infer<typeof memberFields>;

/** Values of fields of the operators' own; null takes one away. */
export const fieldValue = z.object({ uid, text: z.string().max(2000).nullable() });
export const fieldValues = z.array(fieldValue).max(200);
export type FieldValue = z.infer<typeof fieldValue>;

const changed = z.object({ uid, operationUid: z.string().nullable() });

export const membersContract = {
  /** Works out the ordered list of members once; blocks are slices of it. */
  view: procedure
    .input(memberViewInput)
    .output(z.object({ view: z.string(), total: count, generation: count })),
  /** Throws `stale` when something was written since the view was made. */
  block: procedure
    .input(
      z
        .object({
          view: z.string(),
          start: count.min(0),
          end: count.min(0),
          /** Fields of the operators' own to bring along, by uid. */
          fields: z.array(uid).max(200).default([]),
        })
        .refine(({ start, end }) => end > start && end - start <= 500),
    )
    .output(z.object({ rows: z.array(memberRow) })),
  /** First place of a view whose member's name begins so, also in pinyin or its initials. */
  seek: procedure
    .input(memberViewInput.extend({ text: z.string().trim().min(1).max(60) }))
    .output(z.object({ place: count.nullable() })),
  /** Values of a column that contain `find`, with how many members have each, most first. */
  filterValues: procedure
    .input(
      z.object({
        column: z.union([z.enum(setColumns), fieldColumn]),
        archived: z.boolean().default(false),
        find: z.string().max(200).default(''),
      }),
    )
    .output(z.array(z.object({ value: z.string(), count }))),
  detail: procedure.input(z.object({ uid })).output(memberDetail),
  /** RFM, love and silence as of today in the workspace's zone. */
  scores: procedure.input(z.object({ uid })).output(memberScores),
  /** Throws `invalid-input` when a value does not fit its field. */
  create: procedure
    .input(z.object({ fields: memberFields.partial(), custom: fieldValues.default([]) }))
    .output(changed),
  update: procedure
    .input(z.object({ uid, fields: memberFields.partial(), custom: fieldValues.default([]) }))
    .output(changed),
  archive: procedure.input(z.object({ uid, archived: z.boolean() })).output(changed),
  /** Pairs of people who may be one, proposed last first; neither merged nor kept apart yet. */
  proposals: procedure
    .input(
      z.object({
        /** Only pairs of this member. */
        memberUid: uid.optional(),
        offset: count.min(0),
        limit: count.min(1).max(200),
      }),
    )
    .output(z.object({ total: count, rows: z.array(mergeProposal) })),
  /** One person from now on, shown under `intoUid`; undoing the operation is exact. */
  merge: procedure.input(z.object({ uid, intoUid: uid })).output(changed),
  /** Two people: not proposed again, whatever later imports bring. */
  keepApart: procedure.input(z.object({ uid, otherUid: uid })).output(changed),
  /** Merges over a phone that too many names have by now; the latest first, at most 200. */
  doubtedMerges: procedure.output(z.array(doubtedMerge)),
  /** The merge stands, whatever names its phone has. */
  keepMerge: procedure.input(z.object({ uid: z.string() })).output(changed),
  /** Shows what is masked; who, when and why stays in the history. */
  unmask: procedure
    .input(z.object({ uid, reason: z.string().trim().min(1).max(300) }))
    .output(z.object({ identities: z.array(identityRow) })),
  /**
   * The whole view as XLSX, in the columns given. Contacts are masked whatever the settings say,
   * unless a reason is given, which stays in the history.
   */
  exportView: procedure
    .input(
      memberViewInput.extend({
        columns: z
          .array(listColumn)
          .min(1)
          .default([...memberColumns]),
        unmaskReason: z.string().trim().min(1).max(300).optional(),
      }),
    )
    .output(z.object({ handle: z.string() })),
  /** As `exportView`, chosen members only; contacts are masked. */
  exportSelection: procedure
    .input(memberSelection.extend({ columns: z.array(listColumn).min(1) }))
    .output(z.object({ handle: z.string() })),
};
