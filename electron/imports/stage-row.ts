import type { Cell } from '../../shared/domain/cells.ts';
import { cellText, isBlank } from '../../shared/domain/cells.ts';
import { fields, type FieldId } from '../../shared/domain/imports/fields.ts';
import { parseCell, type ValueOf } from '../../shared/domain/imports/read-cell.ts';
import { instantOf, type DateValue } from '../../shared/domain/values/dates.ts';
import { localDateOf } from '../../shared/domain/values/zone.ts';
import type { StageInput } from './stage-input.ts';
import type { StagingWriter } from './row-writer.ts';

type ValueOfField<Field extends FieldId> = ValueOf[(typeof fields)[Field]];
export type RowValues = { readonly [Field in FieldId]?: ValueOfField<Field> };

export type ReadRow =
  | {
      readonly ok: true;
      readonly values: RowValues;
      readonly warnings: readonly [string, number][];
    }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly column: number;
      readonly value: string;
    };

export const readRow = (
  cells: readonly Cell[],
  plan: StageInput['plan'],
  separators: ReadonlyMap<number, string | null>,
): ReadRow => {
  const values: Partial<Record<FieldId, unknown>> = {};
  const warnings: [string, number][] = [];
  for (const { index, field } of plan.mapping.columns) {
    const cell = cells[index];
    if (field === null || cell === undefined || isBlank(cell)) continue;
    const read = parseCell(fields[field], cell, {
      dateOrder: plan.mapping.dateOrder,
      tagSeparator: separators.get(index) ?? null,
    });
    if (!read.ok) return { ok: false, reason: read.reason, column: index, value: cellText(cell) };
    if (read.warning !== undefined) warnings.push([read.warning, index]);
    if (read.value !== null) values[field] ??= read.value;
  }
  return { ok: true, values: values as RowValues, warnings };
};

export interface StagedKey {
  readonly uid: string;
  readonly memberUid: string | null;
  readonly title: string;
}
export type Staged = StagedKey | { readonly missing: string };

interface Stager {
  readonly stage: (values: RowValues) => Staged;
}

const text = (values: RowValues, field: FieldId): string | null => {
  const value = values[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
};

/** Turns the values of a row into staged rows of its entities. */
export const createStager = (input: StageInput, writer: StagingWriter): Stager => {
  const { plan, zone } = input;
  const { kind } = plan.mapping;
  const namespace = plan.context.namespace ?? 'file';
  const currency = plan.context.currency ?? input.currency;
  const at = (value: DateValue | undefined): number | null =>
    value === undefined ? null : instantOf(value, zone);
  const day = (value: DateValue | undefined): string | null =>
    value === undefined
      ? null
      : value.kind === 'instant'
        ? localDateOf(value.atMs, zone)
        : value.date;
  const ordinals = new Map<string, number>();

  const identities = (values: RowValues): [string, string][] => [
    ...(values['member.unionid']
      ? [['unionid', values['member.unionid']] as [string, string]]
      : []),
    ...(values['member.external_id']
      ? [[namespace, values['member.external_id']] as [string, string]]
      : []),
    ...(values['member.openid'] ? [['openid', values['member.openid']] as [string, string]] : []),
    ...(values['member.wechat'] ? [['wechat', values['member.wechat']] as [string, string]] : []),
    ...(values['member.phone']?.numbers ?? []).map((one): [string, string] => ['phone', one]),
    ...(values['member.email'] ? [['email', values['member.email']] as [string, string]] : []),
  ];

  const member = (values: RowValues): string | null => {
    const keys = identities(values);
    const name = values['member.name'] ?? null;
    const strongest = keys[0];
    if (strongest === undefined) return null;
    const personal = strongest[0] === 'phone' || strongest[0] === 'email';
    // One phone may belong to several people: the name is part of who it is.
    const uid = personal
      ? writer.secretUid('member', ...strongest, name ?? '')
      : writer.uid('member', ...strongest);
    writer.put('member', uid, {
      name,
      nickname: values['member.nickname'] ?? null,
      remark: values['member.remark'] ?? null,
      gender: values['member.gender'] ?? null,
      birthday_date: day(values['member.birthday']),
      age: values['member.age'] ?? null,
      region: values['member.region'] ?? null,
      city: values['member.city'] ?? null,
      company: values['member.company'] ?? null,
      job: values['member.job'] ?? null,
      external_level: values['member.external_level'] ?? null,
      joined_date: kind === 'members' ? day(values['member.joined']) : null,
      left_date: kind === 'members' ? day(values['member.left']) : null,
      seen_date: day(values['member.last_active']),
      source: values['member.source'] ?? null,
      referrer: values['member.referrer'] ?? null,
      consent: values['member.consent'] === undefined ? null : Number(values['member.consent']),
    });
    for (const [space, value] of keys) {
      const weak = space === 'phone' || space === 'email';
      writer.put(
        'identity',
        weak
          ? writer.secretUid('identity', space, value, uid)
          : writer.uid('identity', space, value),
        { namespace: space, value, strength: weak ? 'weak' : 'strong', member_uid: uid },
      );
    }
    const masked = values['member.phone']?.masked;
    if (masked)
      writer.put('identity', writer.secretUid('identity', 'phone', masked, uid), {
        namespace: 'phone',
        value: masked,
        strength: 'hint',
        member_uid: uid,
      });
    for (const name of values['member.tags'] ?? []) {
      const tag = writer.uid('tag', name);
      writer.put('tag', tag, { name });
      writer.put('member_tag', writer.uid('member_tag', uid, tag), {
        member_uid: uid,
        tag_uid: tag,
      });
    }
    return uid;
  };
  const community = (name: string | null | undefined): string | null => {
    if (!name) return null;
    const uid = writer.uid('community', 'name', name);
    writer.put('community', uid, { name });
    return uid;
  };
  const group = (name: string | null | undefined, of: string | null | undefined): string | null => {
    if (!name) return null;
    const uid = writer.uid('chat_group', 'name', name);
    writer.put('chat_group', uid, { name, community_uid: community(of) });
    return uid;
  };
  const event = (values: RowValues): string | null => {
    const key = values['event.key'] ?? null;
    const name = values['event.name'] ?? (key === null ? plan.context.event : null) ?? null;
    if (key === null && name === null) return null;
    const uid =
      key === null ? writer.uid('event', 'name', name!) : writer.uid('event', namespace, key);
    writer.put('event', uid, {
      external_key: key,
      namespace: key === null ? null : namespace,
      name,
      start_at_ms: at(values['event.start']),
      end_at_ms: at(values['event.end']),
      place: values['event.place'] ?? null,
      capacity: values['event.capacity'] ?? null,
      community_uid: community(values['event.community'] ?? plan.context.community),
    });
    return uid;
  };
  const titleOf = (values: RowValues): string =>
    text(values, 'member.name') ??
    text(values, 'member.nickname') ??
    text(values, 'member.external_id') ??
    values['member.phone']?.numbers[0] ??
    text(values, 'member.email') ??
    '';

  const stagers: Partial<Record<typeof kind, (values: RowValues) => Staged>> = {
    communities: (values) => {
      const key = values['community.key'] ?? null;
      const name = values['community.name'] ?? null;
      if (name === null) return { missing: 'community.name' };
      const uid =
        key === null
          ? writer.uid('community', 'name', name)
          : writer.uid('community', namespace, key);
      writer.put('community', uid, {
        external_key: key,
        namespace: key === null ? null : namespace,
        name,
        platform: values['community.platform'] ?? null,
        theme: values['community.theme'] ?? null,
        owner: values['community.owner'] ?? null,
        url: values['community.url'] ?? null,
        created_date: day(values['community.created']),
      });
      return { uid, memberUid: null, title: name };
    },
    events: (values) => {
      const uid = event(values);
      if (uid === null) return { missing: 'event.name' };
      return { uid, memberUid: null, title: values['event.name'] ?? values['event.key'] ?? '' };
    },
    members: (values) => {
      const uid = member(values);
      return uid === null ? { missing: 'member' } : { uid, memberUid: uid, title: titleOf(values) };
    },
    'group-members': (values) => {
      const who = member(values);
      if (who === null) return { missing: 'member' };
      const where = group(
        values['group.name'] ?? plan.context.group,
        values['group.community'] ?? plan.context.community,
      );
      if (where === null) return { missing: 'group.name' };
      const joined = day(values['member.joined']);
      const uid = writer.secretUid('membership', who, where, joined ?? '');
      writer.put('membership', uid, {
        joined_date: joined,
        left_date: day(values['member.left']),
        source: values['member.source'] ?? null,
        member_uid: who,
        group_uid: where,
      });
      return { uid, memberUid: who, title: titleOf(values) };
    },
    signups: (values) => {
      const who = member(values);
      if (who === null) return { missing: 'member' };
      const what = event(values);
      if (what === null) return { missing: 'event.key' };
      const number = values['signup.number'] ?? null;
      const attendee = values['signup.attendee'] ?? null;
      const uid =
        number === null
          ? writer.uid('signup', what, who)
          : writer.uid('signup', namespace, what, number, attendee ?? '');
      const status = values['signup.status'];
      writer.put('signup', uid, {
        number,
        attendee,
        ticket: values['signup.ticket'] ?? null,
        status: status?.status ?? null,
        at_ms: at(values['signup.at']),
        updated_at_ms: at(values['signup.updated']),
        guests: values['signup.guests'] ?? null,
        channel: values['signup.channel'] ?? null,
        event_uid: what,
        member_uid: who,
      });
      const came = at(values['signup.checked_in_at']);
      if (came !== null || values['signup.checked_in'] === true || status?.checkedIn === true)
        writer.put('checkin', writer.uid('checkin', uid, 'in'), {
          kind: 'in',
          at_ms: came,
          event_uid: what,
          member_uid: who,
          signup_uid: uid,
        });
      return { uid, memberUid: who, title: titleOf(values) || (number ?? '') };
    },
    orders: (values) => {
      const number = values['order.number'];
      if (number === undefined) return { missing: 'order.number' };
      const shop = values['order.shop'] ?? null;
      const space = `${namespace}/${shop ?? ''}`;
      const uid = writer.uid('order_', space, number);
      const paid = at(values['order.paid_at']);
      const created = at(values['order.created']);
      const status = values['order.status'] ?? null;
      const when = paid ?? created;
      writer.put('order_', uid, {
        namespace: space,
        shop,
        number,
        status,
        created_at_ms: created,
        paid_at_ms: paid,
        paid_date:
          when === null || status === 'unpaid' || status === 'closed'
            ? null
            : localDateOf(when, zone),
        currency: values['order.amount']?.currency ?? currency,
        amount_minor: values['order.amount']?.minor ?? null,
        refunded_minor: values['order.refund']?.minor ?? null,
        coupon: values['order.coupon'] ?? null,
        channel: values['order.channel'] ?? null,
        member_uid: member(values),
      });
      const product = values['order.product'] ?? null;
      const line = values['order.line'] ?? product;
      if (line !== null)
        writer.put('order_line', writer.uid('order_line', uid, line), {
          line,
          product,
          quantity: values['order.quantity'] ?? null,
          order_uid: uid,
        });
      return { uid, memberUid: null, title: number };
    },
    interactions: (values) => {
      const who = member(values);
      if (who === null) return { missing: 'member' };
      const when = values['interaction.at'];
      if (when === undefined) return { missing: 'interaction.at' };
      const date = day(when)!;
      const quantity = values['interaction.quantity'];
      const counted = quantity !== undefined;
      const where = group(
        values['interaction.group'] ?? plan.context.group,
        plan.context.community,
      );
      const what = values['interaction.kind'] ?? 'message';
      const message = values['interaction.message_id'];
      const key = counted
        ? [namespace, who, date, what, where ?? '']
        : [namespace, who, String(at(when)), what, values['interaction.text'] ?? ''];
      const joined = key.join('\0');
      const ordinal = counted ? 0 : (ordinals.get(joined) ?? 0);
      ordinals.set(joined, ordinal + 1);
      const uid =
        message === undefined
          ? writer.secretUid('interaction', ...key, String(ordinal))
          : writer.uid('interaction', namespace, 'message', message);
      writer.put('interaction', uid, {
        kind: what,
        at_ms: counted ? null : at(when),
        local_date: date,
        quantity: quantity ?? 1,
        counted: Number(counted),
        member_uid: who,
        group_uid: where,
      });
      return { uid, memberUid: who, title: titleOf(values) };
    },
  };
  const stage = stagers[kind];
  if (stage === undefined) throw new Error(`${kind} cannot be staged`);
  return { stage };
};
