import type { PersonaSheet } from '../../../../shared/contract/persona.ts';
import type { SpendingRule } from '../../../../shared/domain/persona/spending.ts';
import type { Trait } from '../../../../shared/domain/persona/traits.ts';
import { useT } from '../../../app/appearance.tsx';
import { TraitCard } from './trait-card.tsx';

interface SheetViewProps {
  readonly sheet: PersonaSheet;
  readonly name: string;
  readonly rule: SpendingRule['kind'];
  readonly onOpen: (trait: Trait, value: string) => void;
}

/** The sheet of one set: traits that anybody is known to have first. */
export const SheetView = ({ sheet, name, rule, onOpen }: SheetViewProps) => {
  const t = useT();
  const { members, staff } = sheet.size;
  const known = sheet.traits.filter((one) => one.known > 0);
  const others = sheet.traits.filter((one) => one.known === 0);
  return (
    <>
      <p className="persona-facts">
        <strong>{name}</strong>
        <span>{t('persona.members', { count: members })}</span>
        {staff > 0 && <span className="secondary">{t('persona.staff-out', { count: staff })}</span>}
        <span className="secondary">{t('persona.as-of', { day: sheet.day })}</span>
      </p>
      {members === 0 ? (
        <p className="secondary">{t('persona.empty-set')}</p>
      ) : (
        <div className="persona-cards">
          {[...known, ...others].map((one) => (
            <TraitCard key={one.trait} sheet={sheet} one={one} rule={rule} onOpen={onOpen} />
          ))}
        </div>
      )}
    </>
  );
};
