import { Button } from 'antd';
import { useState } from 'react';
import type { PersonaSheet } from '../../../../shared/contract/persona.ts';
import type { SpendingRule } from '../../../../shared/domain/persona/spending.ts';
import {
  severalTraits,
  SHOWN_VALUES,
  THIN,
  type Trait,
} from '../../../../shared/domain/persona/traits.ts';
import {
  aboutWords,
  intervalWords,
  knownWords,
  valueWords,
} from '../../../../shared/domain/persona/words.ts';
import { formatNumber, formatPercent } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { rangeText, scaleOf, ShareBar } from './share-bar.tsx';

interface TraitCardProps {
  readonly sheet: PersonaSheet;
  readonly one: PersonaSheet['traits'][number];
  readonly rule: SpendingRule['kind'];
  readonly onOpen: (trait: Trait, value: string) => void;
}

/** One trait as bars, most members first; what is beyond the first of them opens below. */
export const TraitCard = ({ sheet, one, rule, onOpen }: TraitCardProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [open, setOpen] = useState(false);
  const { trait, known, unknown, values, rest } = one;
  const shown = open ? values : values.slice(0, SHOWN_VALUES);
  const folded = values.length - SHOWN_VALUES;
  const scale = scaleOf(values);
  const name = t(`persona.trait-${trait}`);
  const about = aboutWords(language, trait, sheet, rule);
  const others = known - values.slice(0, SHOWN_VALUES).reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="section persona-trait" aria-label={name}>
      <h2>{name}</h2>
      <p className="small secondary">{knownWords(language, known, unknown)}</p>
      {known === 0 && <p className="small quiet">{t('persona.nobody-known')}</p>}
      {known > 0 && known < THIN && (
        <p className="small watch">{t('persona.thin', { count: THIN })}</p>
      )}
      <ul>
        {shown.map((value) => {
          const words = valueWords(language, trait, value.value, sheet);
          const share = formatPercent(language, value.share);
          const range = value.interval === null ? '' : rangeText(language, value.interval);
          const count = formatNumber(language, value.count);
          return (
            <li key={value.value}>
              <button
                type="button"
                className="persona-line"
                title={`${words}\n${value.interval === null ? '' : intervalWords(language, value.interval)}`}
                onClick={() => onOpen(trait, value.value)}
              >
                <span className="ellipsis">{words}</span>
                <ShareBar share={value} scale={scale} side="a" />
                <span className="number">{share}</span>
                <span className="number small secondary">{range}</span>
                <span className="number secondary">{count}</span>
                <span className="visually-hidden">{t('persona.open-value', { trait: name })}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {folded > 0 && (
        <p className="persona-fold small secondary">
          <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('persona.hide-others') : t('persona.show-others', { count: folded })}
          </Button>
          {!open && !severalTraits.has(trait) && (
            <span>
              {t('persona.others-share', {
                share: formatPercent(language, others / known),
                count: others,
              })}
            </span>
          )}
        </p>
      )}
      {(open || folded <= 0) && rest.values > 0 && (
        <p className="small quiet">{t('persona.beyond-list', { count: rest.values })}</p>
      )}
      {about !== null && known > 0 && <p className="small quiet">{about}</p>}
    </section>
  );
};
