import type { SheetValues } from './sheet-values.ts';
import type { Frame } from './sheet-values.ts';

export interface IdentityKey {
  readonly namespace: string;
  readonly value: string;
  readonly strength: 'strong' | 'weak' | 'hint';
}

/** Everything in a row that says who somebody is, strongest first. */
export interface PersonKeys {
  /** Ids that settle it alone. */
  readonly ids: readonly IdentityKey[];
  readonly phones: readonly string[];
  readonly masked: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly nickname: string | null;
}

/**
 * Namespaces of outside ids: unionid and WeChat id are the same everywhere; openid and plain ids
 * belong to whoever issued them, which the import's context names.
 */
export const personKeys = (values: SheetValues, frame: Frame): PersonKeys => {
  const ids: IdentityKey[] = [];
  const add = (
    namespace: string,
    value: string | null,
    strength: IdentityKey['strength'] = 'strong',
  ): void => {
    if (value !== null && value !== '') ids.push({ namespace, value, strength });
  };
  add('unionid', values.get('member.unionid'));
  add(frame.namespace, values.get('member.external_id'));
  add(`${frame.namespace}/openid`, values.get('member.openid'));
  add('wechat', values.get('member.wechat'));
  // The name over a message is a key only where nothing better says who wrote it.
  if (ids.length === 0) add(`${frame.namespace}/sender`, values.get('interaction.sender'), 'weak');
  const phone = values.get('member.phone');
  return {
    ids,
    phones: phone?.numbers ?? [],
    masked: phone?.masked ?? null,
    email: values.get('member.email'),
    name: values.get('member.name'),
    nickname: values.get('member.nickname'),
  };
};

/** Names are the same when they read the same, whatever width and case they are written in. */
export const sameName = (a: string, b: string): boolean => foldName(a) === foldName(b);
export const foldName = (name: string): string =>
  han.test(name) ? name : name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
const han = /^[\u4e00-\u9fff]*$/;
