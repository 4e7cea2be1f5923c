import { useEffect } from 'react';

/** What had the keyboard when this opened gets it back when it closes, unless it went elsewhere. */
export const useFocusReturn = (): void =>
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // What is closing takes its own focus with it: then nobody has it.
      setTimeout(() => {
        const isNobodys = document.activeElement === document.body;
        if (isNobodys && before instanceof HTMLElement && before.isConnected) before.focus();
      });
    };
  }, []);
