import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { MemberSelection } from '../../../shared/contract/member-filters.ts';
import { useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { countOf, noPicks, type Picks } from '../../components/picks.ts';

export interface ChosenMembers<Question> {
  readonly picks: Picks;
  readonly count: number;
  readonly onPick: (picks: Picks) => void;
  /** Told the state of the data that the rows on screen come from. */
  readonly onView: (generation: number) => void;
  /** What to ask the program about; null while nobody is chosen. */
  readonly chosen: (Question & Pick<MemberSelection, 'generation' | 'ranges'>) | null;
}

/**
 * The members chosen in the grid, by their places in the view. As soon as the places would name
 * others – another filter or order, a change of the data – nobody is chosen, and a sentence says so,
 * unless a dialog about the very selection is at work (`own`) and clears it at its end.
 */
export const useMemberSelection = <Question extends object>(
  input: Question,
  own: boolean,
): ChosenMembers<Question> => {
  const t = useT();
  const { notification } = App.useApp();
  const question = JSON.stringify([input, useGeneration()]);
  const [state, setState] = useState({ question, picks: noPicks, lost: 0 });
  const [generation, setGeneration] = useState<number | null>(null);
  if (!own && state.question !== question)
    setState({
      question,
      picks: noPicks,
      lost: state.lost + (state.picks.length > 0 ? 1 : 0),
    });
  const picks = own || state.question === question ? state.picks : noPicks;
  const { lost } = state;
  const said = useRef(0);
  useEffect(() => {
    if (said.current === lost) return;
    said.current = lost;
    notification.info({ title: t('selection.gone'), role: 'status' });
  }, [lost, notification, t]);
  return {
    picks,
    count: countOf(picks),
    onPick: (next) => setState({ question, picks: next, lost }),
    onView: setGeneration,
    chosen:
      picks.length === 0 || generation === null
        ? null
        : { ...input, generation, ranges: picks.map(([start, end]) => [start, end]) },
  };
};
