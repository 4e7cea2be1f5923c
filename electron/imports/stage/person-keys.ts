import type { IdentityIndex } from './identity-index.ts';
import { textNumber } from './key-table.ts';
import type { Frame, SheetValues } from './sheet-values.ts';

export interface IdentityKey {
  readonly namespace: string;
  readonly value: string;
  readonly strength: 'strong' | 'weak' | 'hint';
  /** Where the identity index knows it; 0 for hints, which name nobody. */
  readonly place: number;
}

/** Everything in a row that says who somebody is. */
export interface PersonKeys {
  /** Ids that settle it alone, strongest first. */
  readonly ids: readonly IdentityKey[];
  /** Phones and e-mail: they settle it when the name agrees. */
  readonly contacts: readonly IdentityKey[];
  readonly masked: IdentityKey | null;
  readonly name: string | null;
  /** The number of the name as it is compared; 0 for none. */
  readonly nameNumber: number;
  readonly nickname: string | null;
}

/**
 * Reads the keys of rows. Namespaces of outside ids: unionid and WeChat id are the same everywhere;
 * openid and plain ids belong to whoever issued them, which the import's context names.
 */
export const createPersonKeys = (
  frame: Frame,
  identities: IdentityIndex,
): ((values: SheetValues) => PersonKeys) => {
  const idFields = [
    ['member.unionid', 'unionid', 'strong'],
    ['member.external_id', frame.namespace, 'strong'],
    ['member.openid', `${frame.namespace}/openid`, 'strong'],
    ['member.wechat', 'wechat', 'strong'],
    ['interaction.sender', `${frame.namespace}/sender`, 'weak'],
  ] as const;
  return (values) => {
    const ids: IdentityKey[] = [];
    for (const [field, namespace, strength] of idFields) {
      // The name over a message is a key only where nothing better says who wrote it.
      if (strength === 'weak' && ids.length > 0) continue;
      const value = values.get(field);
      if (value !== null && value !== '')
        ids.push({ namespace, value, strength, place: identities.place(namespace, value) });
    }
    const contacts: IdentityKey[] = [];
    const contact = (namespace: 'phone' | 'email', value: string): void => {
      const place = identities.place(namespace, value);
      contacts.push({ namespace, value, strength: 'strong', place });
    };
    const phone = values.get('member.phone');
    for (const number of phone?.numbers ?? []) contact('phone', number);
    const email = values.get('member.email');
    if (email !== null) contact('email', email);
    const name = values.get('member.name');
    const masked = phone?.masked ?? null;
    return {
      ids,
      contacts,
      masked:
        masked === null ? null : { namespace: 'phone', value: masked, strength: 'hint', place: 0 },
      name,
      nameNumber: nameNumber(name),
      nickname: values.get('member.nickname'),
    };
  };
};

/** Whether a row has an id, phone or e-mail that names somebody. */
export const hasKey = (values: SheetValues): boolean =>
  idColumns.some((field) => (values.get(field) ?? '') !== '') ||
  (values.get('member.phone')?.numbers.length ?? 0) > 0 ||
  values.get('member.email') !== null;

const idColumns = [
  'member.unionid',
  'member.external_id',
  'member.openid',
  'member.wechat',
  'interaction.sender',
] as const;

/** The number of a name as it is compared; 0 for none. */
export const nameNumber = (name: string | null): number =>
  name === null ? 0 : textNumber(foldName(name));

/** Names are the same when they read the same, whatever width and case they are written in. */
export const sameName = (a: string, b: string): boolean => foldName(a) === foldName(b);
export const foldName = (name: string): string =>
  han.test(name) ? name : name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
const han = /^[\u4e00-\u9fff]*$/;
