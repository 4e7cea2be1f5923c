import type { FieldId } from './fields.ts';
import type { ImportKind } from './kinds.ts';

interface KindRule {
  readonly kind: ImportKind;
  /** Which fields columns of such a sheet can mean, own ones first: subjects, or single fields. */
  readonly prefixes: readonly string[];
  /** Every group must be met by at least one of its fields. */
  readonly needs: readonly (readonly FieldId[])[];
  /** One of these must be there under a word of its own: an "id" or a "status" is no evidence. */
  readonly clearly?: readonly FieldId[];
  /** One of these must be there under one of the words of `formTimes`. */
  readonly stamped?: boolean;
  /** Only headers that name a field, not such as contain its word, count for `needs`. */
  readonly named?: true;
  /** Share of the headers that must read like questions. */
  readonly asking?: number;
  /** A sheet that has one of these is about something else. */
  readonly without?: readonly FieldId[];
}

const who: readonly FieldId[] = [
  'member.external_id',
  'member.unionid',
  'member.openid',
  'member.wechat',
  'member.phone',
  'member.email',
  'member.name',
  'member.first_name',
  'member.nickname',
];
const keys: readonly FieldId[] = [
  'member.phone',
  'member.email',
  'member.unionid',
  'member.openid',
  'member.wechat',
];

const groupFigures: readonly FieldId[] = [
  'stat.groups_total',
  'stat.groups_new',
  'stat.groups_dissolved',
  'stat.members_total',
  'stat.members_new',
  'stat.members_left',
  'stat.members_spoken',
  'stat.messages_total',
];

// Who answers may say who they are; what else they say of themselves is an answer.
const surveyFields = [
  'survey',
  'member.phone',
  'member.email',
  'member.unionid',
  'member.openid',
  'member.wechat',
  'member.external_id',
  'member.name',
];
const surveyRules: readonly KindRule[] = [
  {
    kind: 'surveys',
    prefixes: surveyFields,
    named: true,
    needs: [['survey.submitted'], ['survey.duration', 'survey.source_detail']],
  },
  {
    kind: 'surveys',
    prefixes: surveyFields,
    named: true,
    needs: [['survey.submitted']],
    asking: 0.3,
    without: ['signup.status', 'signup.ticket', 'signup.checked_in', 'order.number'],
  },
  {
    // LinkWeChat: a date, who it was, both WeChat ids, and the questions.
    kind: 'surveys',
    prefixes: surveyFields,
    named: true,
    needs: [['survey.submitted'], ['member.openid'], ['member.unionid'], ['survey.source']],
    without: ['member.joined', 'member.gender', 'member.tags', 'signup.status'],
  },
];

/** What makes a sheet one of its kind; the first rule that fits wins. */
export const kindRules: readonly KindRule[] = [
  {
    kind: 'campaigns',
    prefixes: ['campaign'],
    needs: [
      ['campaign.name'],
      ['campaign.metric', 'campaign.from'],
      ['campaign.target', 'campaign.to'],
    ],
  },
  ...surveyRules,
  {
    kind: 'referrals',
    prefixes: ['referral'],
    named: true,
    needs: [
      ['referral.referrer', 'referral.referrer_phone', 'referral.referrer_id'],
      ['referral.referee', 'referral.referee_phone', 'referral.referee_id', 'referral.count'],
    ],
  },
  {
    kind: 'points',
    prefixes: ['points', 'member'],
    named: true,
    needs: [who, ['points.amount'], ['points.at'], ['points.reason', 'points.kind']],
    without: [
      'member.joined',
      'member.birthday',
      'member.gender',
      'member.last_active',
      'member.tags',
      'order.number',
      'interaction.quantity',
    ],
  },
  {
    kind: 'content',
    prefixes: ['content'],
    named: true,
    needs: [
      ['content.title'],
      [
        'content.reads',
        'content.likes',
        'content.comments',
        'content.shares',
        'content.favourites',
      ],
    ],
    without: keys,
  },
  {
    kind: 'costs',
    prefixes: ['cost'],
    named: true,
    needs: [
      ['cost.planned', 'cost.actual'],
      ['cost.category', 'cost.item', 'cost.vendor', 'cost.channel'],
    ],
    without: [...keys, 'order.number', 'campaign.metric'],
  },
  {
    kind: 'costs',
    prefixes: ['cost'],
    named: true,
    needs: [['cost.channel'], ['cost.reach', 'cost.clicks'], ['cost.clicks', 'cost.signups']],
    without: [...keys, 'order.number'],
  },
  {
    kind: 'group-days',
    prefixes: ['stat'],
    named: true,
    needs: [['stat.date'], groupFigures],
    without: [...keys, 'member.name', 'member.nickname', 'order.number'],
  },
  {
    kind: 'group-days',
    prefixes: ['stat'],
    named: true,
    needs: [['stat.date'], ['stat.group'], ['stat.messages', 'stat.members_active']],
    without: [...keys, 'member.name', 'member.nickname', 'interaction.sender'],
  },
  {
    kind: 'signups',
    prefixes: ['signup', 'event', 'member'],
    needs: [
      who,
      ['signup.ticket', 'signup.checked_in', 'signup.checked_in_at', 'signup.status'],
      [
        'event.key',
        'event.name',
        'signup.ticket',
        'signup.checked_in',
        'signup.checked_in_at',
        'signup.at',
      ],
    ],
    without: ['order.amount', 'order.product'],
  },
  {
    kind: 'signups',
    prefixes: ['signup', 'event', 'member'],
    needs: [who, ['signup.ticket', 'signup.checked_in', 'signup.checked_in_at']],
  },
  {
    kind: 'signups',
    prefixes: ['signup', 'event', 'member'],
    needs: [who],
    clearly: ['signup.status'],
    without: ['order.number', 'order.amount', 'order.product', 'order.status'],
  },
  // A registration form: who, how to reach them, and when it was sent.
  {
    kind: 'signups',
    prefixes: ['signup', 'event', 'member'],
    needs: [
      ['member.name', 'member.first_name', 'member.nickname'],
      ['member.phone', 'member.email', 'member.wechat'],
      ['signup.at'],
    ],
    stamped: true,
    without: ['order.number', 'order.amount', 'order.product', 'order.status'],
  },
  {
    kind: 'orders',
    prefixes: ['order', 'member'],
    needs: [['order.number'], ['order.amount', 'order.product', 'order.paid_at']],
    clearly: ['order.amount', 'order.product', 'order.paid_at', 'order.status'],
  },
  {
    kind: 'interactions',
    prefixes: ['interaction', 'member'],
    needs: [
      ['interaction.at'],
      [...who, 'interaction.sender'],
      ['interaction.text', 'interaction.quantity'],
    ],
  },
  {
    kind: 'group-members',
    prefixes: ['group', 'member'],
    needs: [['group.name'], who],
    clearly: ['group.name', 'group.key'],
    without: ['interaction.quantity'],
  },
  { kind: 'events', prefixes: ['event'], needs: [['event.name'], ['event.start']], without: keys },
  {
    kind: 'communities',
    prefixes: ['community'],
    needs: [
      ['community.name'],
      ['community.key', 'community.theme', 'community.url', 'community.platform'],
      ['community.created', 'community.owner', 'community.theme', 'community.platform'],
    ],
    without: [...keys, 'member.gender', 'member.birthday', 'member.last_active'],
  },
  {
    kind: 'members',
    prefixes: ['member'],
    needs: [who],
    clearly: [
      'member.phone',
      'member.email',
      'member.external_id',
      'member.unionid',
      'member.openid',
      'member.wechat',
      'member.joined',
      'member.gender',
      'member.tags',
      'member.source',
      'member.nickname',
      'member.last_active',
    ],
  },
];

/** Headers of the column in which a form notes when it was sent, as `normaliseHeader` leaves them. */
export const formTimes: ReadonlySet<string> = new Set([
  '报名时间',
  '报名日期',
  '提交时间',
  '填写时间',
  '时间戳',
  '时间戳记',
  'timestamp',
  'submittedat',
  'submitdate',
]);
const placeOf = ({ prefixes }: KindRule, field: FieldId): number => {
  const own = prefixes.indexOf(field);
  return own === -1 ? prefixes.indexOf(field.slice(0, field.indexOf('.'))) : own;
};

/** Whether a field may be mapped in a sheet of a kind. */
export const fieldFits = (kind: ImportKind, field: FieldId): boolean => {
  const rule = kindRules.find((one) => one.kind === kind);
  return rule !== undefined && placeOf(rule, field) !== -1;
};

/** How far a field's own subject is from the kind's: 0 = the kind's own fields. */
export const prefixDistance = (kind: ImportKind, field: FieldId): number => {
  const rule = kindRules.find((one) => one.kind === kind);
  const at = rule === undefined ? -1 : placeOf(rule, field);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
};
