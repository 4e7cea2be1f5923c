import { InputNumber } from 'antd';
import { useState } from 'react';
import type { FigureData } from '../../../shared/contract/figures.ts';
import {
  kFactor,
  SELF_SUSTAINING_K,
  type KPart,
} from '../../../shared/domain/referral/k-factor.ts';
import { formatNumber, formatPercent, unknown } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Field } from '../../components/field.tsx';

const DIGITS = 3;

/** K by its two parts, for who knows how many invitations were sent. */
export const KTrial = ({ figure }: { readonly figure: FigureData | undefined }) => {
  const t = useT();
  const { language } = useAppearance();
  const [invitations, setInvitations] = useState<number | null>(null);
  const { i, c, k } = kFactor({
    cohort: figure?.denominator ?? 0,
    invitations,
    joined: figure?.numerator ?? 0,
  });
  const part = ({ value, reason }: KPart, shown: (value: number) => string) => (
    <dd title={reason === null ? undefined : t(`referrals.k-reason-${reason}`)}>
      {value === null ? unknown : shown(value)}
      {reason !== null && <span className="quiet small"> {t(`referrals.k-reason-${reason}`)}</span>}
    </dd>
  );
  return (
    <section>
      <h2>{t('referrals.k-title')}</h2>
      <p className="secondary">{t('referrals.k-text')}</p>
      <Field label={t('referrals.invitations')} hint={t('referrals.invitations-help')}>
        <InputNumber
          aria-label={t('referrals.invitations')}
          min={0}
          precision={0}
          value={invitations}
          onChange={setInvitations}
        />
      </Field>
      <dl className="facts k-parts">
        <dt>{t('referrals.k-i')}</dt>
        {part(i, (value) => formatNumber(language, value))}
        <dt>{t('referrals.k-c')}</dt>
        {part(c, (value) => formatPercent(language, value))}
        <dt>{t('referrals.k-k')}</dt>
        {part(k, (value) =>
          [
            formatNumber(language, value, DIGITS),
            t(value >= SELF_SUSTAINING_K ? 'referrals.k-self' : 'referrals.k-below'),
          ].join(' '),
        )}
      </dl>
    </section>
  );
};
