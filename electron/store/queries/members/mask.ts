import { maskPhone } from '../../../../shared/domain/values/phones.ts';

export interface Masking {
  readonly maskPhone: boolean;
  readonly maskEmail: boolean;
  readonly maskWechat: boolean;
}

const maskEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`;
};

const maskId = (id: string): string =>
  id.length <= 4 ? '***' : `${id.slice(0, 2)}***${id.slice(-1)}`;

const wechat = /wechat|weixin|wecom|openid|unionid/i;

/** Everything hidden, as in exports; nothing, for a reason that was written down. */
export const maskings = {
  all: { maskPhone: true, maskEmail: true, maskWechat: true },
  none: { maskPhone: false, maskEmail: false, maskWechat: false },
} as const satisfies Readonly<Record<string, Masking>>;

/** Whether the workspace hides values of this namespace. */
export const isMasked = (masking: Masking, namespace: string): boolean =>
  namespace === 'phone'
    ? masking.maskPhone
    : namespace === 'email'
      ? masking.maskEmail
      : masking.maskWechat && wechat.test(namespace);

/** An identity as people are shown it. */
export const maskIdentity = (masking: Masking, namespace: string, value: string): string => {
  if (!isMasked(masking, namespace)) return value;
  if (namespace === 'phone') return maskPhone(value);
  return namespace === 'email' ? maskEmail(value) : maskId(value);
};
