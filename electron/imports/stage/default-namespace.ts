/** Issuer of plain ids by what the headers betray of their source; `file` when nothing does. */
export const defaultNamespace = (headers: readonly string[]): string => {
  const all = headers.join(' ').toLowerCase();
  const signs: readonly (readonly [RegExp, string])[] = [
    [/rsvp|joined group on/, 'meetup'],
    [/organisername|urlname/, 'meetup'],
    [/external_userid|外部联系人|unionid|跟进员工|join_scene|chat_id/, 'wecom'],
    [/买家付款时间|客户手机号|归属店铺|成为客户时间/, 'youzan'],
    [/approval_status/, 'luma'],
    [/leid|euid|optin_time/, 'mailchimp'],
    [/trust_level/, 'discourse'],
    [/authorid/, 'discord'],
    [/talkerid|strcontent/, 'wechat'],
    [/下单模板信息|下单微信/, 'weidian'],
    [/attendee #|eventbrite/, 'eventbrite'],
    [/lineitem/, 'shopify'],
    [/adset/, 'facebook'],
    [/patron/, 'patreon'],
  ];
  return signs.find(([pattern]) => pattern.test(all))?.[1] ?? 'file';
};
