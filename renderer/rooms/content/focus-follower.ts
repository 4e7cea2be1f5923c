import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

/**
 * Keeps the focus on what was moved by key, although it is drawn anew at its new place, until the
 * focus goes elsewhere.
 */
export const useFocusFollower = (box: RefObject<HTMLElement | null>) => {
  const followed = useRef<{ readonly selector: string; readonly reached: boolean } | null>(null);
  useEffect(() => {
    if (followed.current === null) return;
    const { selector, reached } = followed.current;
    const place = box.current?.querySelector<HTMLElement>(selector);
    const lost = document.activeElement === document.body;
    if (!place || (reached && !lost)) return;
    followed.current = { selector, reached: true };
    place.focus();
  });
  return {
    follow: (selector: string): void => {
      followed.current = { selector, reached: false };
    },
    /** For the focus events of the box: somebody went on to another place. */
    followed: (event: FocusEvent<HTMLElement>): void => {
      const { current } = followed;
      if (current?.reached === true && !event.target.matches(current.selector))
        followed.current = null;
    },
  };
};
