import { valueWords } from '../../../../shared/domain/persona/words.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { useGeneration } from '../../../app/generation.ts';
import { useSettings } from '../../../app/program.tsx';
import { FigureDrawer } from '../../../components/figure-drawer.tsx';
import { client } from '../../../rpc/client.ts';
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
  const generation = useGeneration();
  const { set, name, trait, value, spending, limitsMinor } = opening;
  const words = valueWords(language, trait, value, { currency, limitsMinor });
  const asked = {
    set,
    trait,
    value,
    spending,
  };
  return (
    <FigureDrawer
      opening={{
        key: JSON.stringify(asked),
        label: t(`persona.trait-${trait}`),
        value: words,
        details: [name],
        entity: 'member',
        rowUnit: null,
      }}
      currency={currency}
      queryKey={['persona', generation]}
      load={(page, signal) => client.persona.members({ ...asked, ...page }, { signal })}
      onClose={onClose}
    />
  );
};
