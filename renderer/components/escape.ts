import { useEffect } from 'react';

/** Esc closes what is open although the focus stays outside it, on what opened it. */
export const useEscape = (onClose: () => void): void =>
  useEffect(() => {
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [onClose]);
