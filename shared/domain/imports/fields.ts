/**
 * The closed list of fields that a column can mean (imports specification §6), with the type that
 * decides how its cells are read. Extend here, nowhere else.
 */
export const fields = {
  'member.external_id': 'id',
  'member.unionid': 'id',
  'member.openid': 'id',
  'member.wechat': 'id',
  'member.name': 'text',
  'member.nickname': 'text',
  'member.remark': 'text',
  'member.phone': 'phone',
  'member.email': 'email',
  'member.gender': 'gender',
  'member.birthday': 'date',
  'member.age': 'text',
  'member.region': 'text',
  'member.city': 'text',
  'member.company': 'text',
  'member.job': 'text',
  'member.tags': 'tags',
  'member.external_level': 'text',
  'member.points': 'number',
  'member.joined': 'instant',
  'member.left': 'instant',
  'member.last_active': 'instant',
  'member.source': 'text',
  'member.referrer': 'text',
  'member.consent': 'boolean',
  'group.name': 'text',
  'group.owner': 'text',
  'group.kind': 'text',
  'group.community': 'text',
  'community.key': 'id',
  'community.name': 'text',
  'community.platform': 'text',
  'community.created': 'instant',
  'community.theme': 'text',
  'community.url': 'text',
  'community.owner': 'text',
  'interaction.kind': 'text',
  'interaction.at': 'instant',
  'interaction.text': 'text',
  'interaction.sender': 'text',
  'interaction.quantity': 'number',
  'interaction.group': 'text',
  'interaction.message_id': 'id',
  'event.key': 'id',
  'event.name': 'text',
  'event.kind': 'text',
  'event.start': 'instant',
  'event.end': 'instant',
  'event.place': 'text',
  'event.capacity': 'number',
  'event.community': 'text',
  'signup.number': 'id',
  'signup.attendee': 'id',
  'signup.ticket': 'text',
  'signup.status': 'signup-status',
  'signup.at': 'instant',
  'signup.updated': 'instant',
  'signup.checked_in': 'boolean',
  'signup.checked_in_at': 'instant',
  'signup.guests': 'number',
  'signup.channel': 'text',
  'order.number': 'id',
  'order.shop': 'text',
  'order.line': 'id',
  'order.product': 'text',
  'order.quantity': 'number',
  'order.status': 'order-status',
  'order.created': 'instant',
  'order.paid_at': 'instant',
  'order.amount': 'money',
  'order.refund': 'money',
  'order.coupon': 'text',
  'order.channel': 'text',
  'campaign.name': 'text',
  'campaign.from': 'date',
  'campaign.to': 'date',
  'campaign.baseline_from': 'date',
  'campaign.baseline_to': 'date',
  'campaign.community': 'text',
  'campaign.metric': 'text',
  'campaign.filter': 'text',
  'campaign.unit': 'text',
  'campaign.target': 'number',
  'campaign.baseline': 'number',
  'campaign.direction': 'text',
  'campaign.weight': 'number',
  'campaign.owner': 'text',
  'campaign.event': 'text',
} as const satisfies Record<string, FieldType>;

export type FieldType =
  | 'text'
  | 'id'
  | 'phone'
  | 'email'
  | 'gender'
  | 'date'
  | 'instant'
  | 'number'
  | 'money'
  | 'boolean'
  | 'tags'
  | 'signup-status'
  | 'order-status';

export type FieldId = keyof typeof fields;

export const isFieldId = (text: string): text is FieldId => Object.hasOwn(fields, text);
