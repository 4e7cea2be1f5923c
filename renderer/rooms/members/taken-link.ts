import { useEffect } from 'react';
import { useLocation } from 'wouter';

/**
 * Takes the question of a link out of the address once the page has it: it stands before the hash,
 * where it would go along to every other page, and Back over it would be noticed by none.
 */
export const useTakenLink = (isLinked: boolean): void => {
  const [here, go] = useLocation();
  useEffect(() => {
    if (isLinked) go(`${here}?`, { replace: true });
  }, [isLinked, here, go]);
};
