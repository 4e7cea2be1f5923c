import { valueWords } from '../../../../shared/domain/persona/words.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useSettings } from '../../../app/program.tsx';
import { FigureDrawer } from '../../../components/figure-drawer.tsx';
import type { PeopleOpening } from './use-behind.ts';

interface PeopleDrawerProps {
  readonly opening: PeopleOpening;
  readonly onClose: () => void;
}

/** The members of a set who have a value, by name. */
export const PeopleDrawer = ({ opening, onClose }: PeopleDrawerProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency } = useSettings();
  const { set, name, trait, value, spending, limitsMinor } = opening;
  const words = valueWords(language, trait, value, { currency, limitsMinor });
  return (
    <FigureDrawer
      key={JSON.stringify([set, trait, value])}
      opening={{
        key: JSON.stringify([set, trait, value]),
        label: t(`persona.trait-${trait}`),
        value: words,
        details: [name],
        entity: 'member',
        rowUnit: null,
      }}
      currency={currency}
      of={{ kind: 'persona', set, spending, trait, value }}
      onClose={onClose}
    />
  );
};
