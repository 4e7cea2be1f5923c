import { hash, randomBytes } from 'node:crypto';
import { halfSipHash, sipKey, type SipKey } from './half-sip-hash.ts';

/** Kinds that have a uid; the prefix keeps uids of different kinds apart in exports and logs. */
export const uidPrefix = {
  operation: 'op',
  operator: 'us',
  desk: 'dk',
  import: 'im',
  community: 'co',
  chat_group: 'gr',
  member: 'me',
  identity: 'id',
  merge_link: 'ml',
  merge_proposal: 'mp',
  not_same: 'ns',
  merge_kept: 'mk',
  tag: 'tg',
  member_tag: 'mt',
  membership: 'ms',
  points_entry: 'pt',
  interaction: 'in',
  order_: 'or',
  order_line: 'ol',
  event: 'ev',
  event_template: 'et',
  event_plan: 'ep',
  task: 'tk',
  task_link: 'tl',
  run_segment: 'rs',
  signup: 'su',
  checkin: 'ci',
  checkin_list: 'cl',
  event_lesson: 'le',
  event_closing_tick: 'ec',
  campaign: 'ca',
  campaign_scope: 'cs',
  kpi: 'kp',
  retrospective: 're',
  figure: 'fi',
  passage: 'pa',
  action_item: 'ai',
  content_item: 'ct',
  content_result: 'cr',
  cost_entry: 'ce',
  event_scenario: 'es',
  prize: 'pz',
  guest: 'gu',
  checklist_item: 'ck',
  benefit: 'bf',
  benefit_grant: 'bt',
  benefit_grant_member: 'bm',
  red_packet: 'rp',
  survey: 'sv',
  question: 'qu',
  survey_response: 'sr',
  answer: 'an',
  referral: 'rf',
  group_day_stat: 'gd',
  custom_field: 'cf',
  custom_option: 'fo',
  custom_value: 'cv',
  saved_view: 'vw',
  segment: 'sg',
  campaign_segment: 'cg',
  campaign_segment_member: 'cm',
  tier_rule: 'tr',
  tier_evaluation: 'te',
  member_tier: 'mr',
  growth_stage: 'gs',
  badge: 'bg',
  badge_award: 'ba',
  community_rule: 'cy',
  launch_tick: 'lt',
  community_post: 'po',
  first_member: 'fm',
  first_criterion: 'fc',
  teammate: 'tm',
  retrospective_part: 'rt',
  limit_edit: 'lm',
  why_node: 'wy',
  backup: 'bk',
} as const;
export type UidKind = keyof typeof uidPrefix;

/**
 * The stable name of a row. With an outside key (immutable in the outside world) it is a hash of
 * that key, so that the same file imported on two machines makes the same rows; keys that contain a
 * phone or an e-mail pass the workspace's `secret`, so that an export cannot be guessed back.
 * Without an outside key it is a UUIDv7 of `nowMs`.
 */
export const newUid = (
  kind: UidKind,
  source:
    { readonly key: readonly string[]; readonly secret?: Buffer } | { readonly nowMs: number },
): string => `${uidPrefix[kind]}_${'key' in source ? hashed(kind, source) : uuid7(source.nowMs)}`;

/** The name of the word that two members are two people, whichever is named first. */
export const notSameUid = (...members: readonly [string, string]): string =>
  newUid('not_same', { key: members.toSorted() });

/**
 * The name of a row that belongs to another one and is told apart from its sisters by `key`: the
 * owner's own name and a keyed hash, much cheaper than a name of its own for millions of them.
 */
export const childUid = (kind: UidKind, ownerUid: string, key: string, secret: Buffer): string => {
  let sip = sipKeys.get(secret);
  if (sip === undefined) sipKeys.set(secret, (sip = sipKey(secret)));
  return `${uidPrefix[kind]}_${ownerUid.slice(ownerUid.indexOf('_') + 1)}${halfSipHash(sip, key)}`;
};

const sipKeys = new WeakMap<Buffer, SipKey>();

const hashed = (
  kind: UidKind,
  source: { readonly key: readonly string[]; readonly secret?: Buffer },
): string => {
  const text = `${kind}\u0000${source.key.join('\u0000')}`;
  if (source.secret === undefined) return hash('sha256', text, 'base64url').slice(0, 22);
  // Keyed inside and outside, as HMAC is; two plain hashes cost a third of its objects.
  const secret = secretText(source.secret);
  return hash('sha256', secret + hash('sha256', secret + text, 'base64url'), 'base64url').slice(
    0,
    22,
  );
};

const secrets = new WeakMap<Buffer, string>();

const secretText = (secret: Buffer): string => {
  let text = secrets.get(secret);
  if (text === undefined) secrets.set(secret, (text = secret.toString('hex')));
  return text;
};

/** The digits of base64url in the order of their characters, so that names sort as their bytes do. */
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const inOrder = new Map([...BASE64URL].toSorted().map((digit, n) => [BASE64URL[n]!, digit]));

const last = { ms: -1, counter: 0 };

/**
 * A UUIDv7 with a counter of 26 bits behind the milliseconds (RFC 9562 §6.2, method 1): rows made
 * in one millisecond sort in the order they were made in, so that ties broken by name are stable.
 */
const uuid7 = (nowMs: number): string => {
  const bytes = randomBytes(16);
  last.counter = nowMs === last.ms ? last.counter + 1 : bytes.readUIntBE(6, 3);
  last.ms = nowMs;
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | ((last.counter >>> 14) & 0xfff), 6);
  bytes.writeUInt16BE(0x8000 | (last.counter & 0x3fff), 8);
  return bytes.toString('base64url').replaceAll(/./gu, (digit) => inOrder.get(digit)!);
};
