import type { PersonaComparison } from '../../../../shared/contract/persona.ts';
import type { Trait } from '../../../../shared/domain/persona/traits.ts';
import {
  methodWords,
  relationWords,
  summaryWords,
} from '../../../../shared/domain/persona/words.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { ComparedTrait } from './compared-trait.tsx';

interface ComparisonViewProps {
  readonly comparison: PersonaComparison;
  readonly names: { readonly a: string; readonly b: string };
  readonly onOpen: (side: 'a' | 'b', trait: Trait, value: string) => void;
}

/** Two sets: the strongest differences in words, then trait by trait. */
export const ComparisonView = ({ comparison, names, onOpen }: ComparisonViewProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { relation, traits } = comparison;
  const known = traits.filter(({ values }) => values.length > 0);
  const others = traits.filter(({ values }) => values.length === 0);
  const isComparable = relation !== 'same' && relation !== 'empty';
  return (
    <>
      <section className="section persona-summary">
        {(['a', 'b'] as const).map((side) => {
          const { members, staff } = comparison[side];
          return (
            <p key={side} className="persona-facts">
              <span className="persona-side" data-side={side} />
              <strong>
                {t(`persona.side-${side}`)} · {names[side]}
              </strong>
              <span>{t('persona.members', { count: members })}</span>
              {staff > 0 && (
                <span className="secondary">{t('persona.staff-out', { count: staff })}</span>
              )}
            </p>
          );
        })}
        <p>{relationWords(language, comparison)}</p>
        {summaryWords(language, comparison).map((sentence) => (
          <p key={sentence} className="persona-strongest">
            {sentence}
          </p>
        ))}
        <p className="small quiet">
          {[
            ...(isComparable ? [methodWords(language, comparison)] : []),
            t('persona.as-of', { day: comparison.day }),
          ].join(' ')}
        </p>
      </section>
      {relation !== 'empty' &&
        [...known, ...others].map((one) => (
          <ComparedTrait key={one.trait} comparison={comparison} one={one} onOpen={onOpen} />
        ))}
    </>
  );
};
