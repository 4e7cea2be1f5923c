import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../app/appearance.tsx';

interface PickBarProps {
  readonly countText: string;
  readonly actions: ReactNode;
  /** What came of the last copy. */
  readonly said: string;
  readonly onCopy: () => void;
  readonly onClear: () => void;
}

/** What is chosen and what to do with it; below the grid, so that no row moves under the hand. */
export const PickBar = ({ countText, actions, said, onCopy, onClear }: PickBarProps) => {
  const t = useT();
  return (
    <section className="pick-bar" aria-label={t('selection.bar')}>
      <strong role="status">{countText}</strong>
      {actions}
      <Button onClick={onCopy}>{t('selection.copy')}</Button>
      <Button type="text" onClick={onClear}>
        {t('selection.clear')}
      </Button>
      {/* The grid says it aloud. */}
      <span className="secondary">{said}</span>
    </section>
  );
};
