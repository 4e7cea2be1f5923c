import { Button } from 'antd';
import { useState } from 'react';
import type { PersonaComparison } from '../../../../shared/contract/persona.ts';
import { SHOWN_VALUES, type Trait } from '../../../../shared/domain/persona/traits.ts';
import {
  intervalWords,
  knownWords,
  liftWords,
  valueWords,
  verdictWords,
} from '../../../../shared/domain/persona/words.ts';
import {
  formatNumber,
  formatPercent,
  formatPoints,
  formatPointsRange,
  unknown,
} from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { scaleOf, ShareBar } from './share-bar.tsx';

interface ComparedTraitProps {
  readonly comparison: PersonaComparison;
  readonly one: PersonaComparison['traits'][number];
  readonly onOpen: (side: 'a' | 'b', trait: Trait, value: string) => void;
}

/** One trait of two sets: both shares on one scale, their difference, and what can be said of it. */
export const ComparedTrait = ({ comparison, one, onOpen }: ComparedTraitProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [open, setOpen] = useState(false);
  const { trait, a, b, values, restValues } = one;
  const shown = open ? values : values.slice(0, SHOWN_VALUES);
  const folded = values.length - SHOWN_VALUES;
  const scale = scaleOf(values.flatMap((value) => [value.a, value.b]));
  const name = t(`persona.trait-${trait}`);
  return (
    <section className="section persona-compared" aria-label={name}>
      <h2>{name}</h2>
      <p className="small secondary persona-known">
        {(['a', 'b'] as const).map((side) => (
          <span key={side}>
            {t(`persona.side-${side}`)}: {knownWords(language, one[side].known, one[side].unknown)}
          </span>
        ))}
      </p>
      {values.length === 0 ? (
        <p className="small quiet">{t('persona.nobody-known')}</p>
      ) : (
        <div className="table-scroll">
          <table className="plain-table persona-table">
            <thead>
              <tr>
                <th scope="col">{t('persona.column-value')}</th>
                {(['a', 'b'] as const).map((side) => (
                  <th key={side} scope="col">
                    <span className="persona-side" data-side={side} />
                    {t(`persona.side-${side}`)}
                  </th>
                ))}
                <th scope="col" className="number">
                  {t('persona.difference')}
                </th>
                <th scope="col" className="number">
                  {t('persona.column-lift')}
                </th>
                <th scope="col">{t('persona.column-verdict')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((value) => {
                const words = valueWords(language, trait, value.value, comparison);
                return (
                  <tr key={value.value} data-verdict={value.verdict}>
                    <th scope="row" title={words}>
                      {words}
                    </th>
                    {(['a', 'b'] as const).map((side) => {
                      const { share, count, interval } = value[side];
                      const text = formatPercent(language, share);
                      const shownCount = formatNumber(language, count);
                      return (
                        <td key={side}>
                          <button
                            type="button"
                            className="persona-cell"
                            title={interval === null ? '' : intervalWords(language, interval)}
                            disabled={count === 0}
                            onClick={() => onOpen(side, trait, value.value)}
                          >
                            <ShareBar share={value[side]} scale={scale} side={side} />
                            <span className="number">{text}</span>
                            <span className="number secondary">{shownCount}</span>
                            <span className="visually-hidden">
                              {t('persona.open-value', {
                                trait: [t(`persona.side-${side}`), name, words].join(' · '),
                              })}
                            </span>
                          </button>
                        </td>
                      );
                    })}
                    <td className="number">
                      <span className="persona-points">
                        {formatPoints(language, value.difference)}
                      </span>
                      {value.interval !== null && (
                        <span className="small secondary persona-points">
                          {formatPointsRange(language, value.interval)}
                        </span>
                      )}
                    </td>
                    <td className="number" title={liftWords(language, value.lift)}>
                      {value.lift === null ? unknown : formatNumber(language, value.lift, 2)}
                    </td>
                    <td className="persona-verdict">{verdictWords(language, value, { a, b })}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {folded > 0 && (
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('persona.hide-others') : t('persona.show-others', { count: folded })}
        </Button>
      )}
      {(open || folded <= 0) && restValues > 0 && (
        <p className="small quiet">{t('persona.beyond-list', { count: restValues })}</p>
      )}
    </section>
  );
};
