import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';

/** Goes on to another page once something has been done, unless the user has left this one meanwhile. */
export const useGoOn = (): ((to: string) => void) => {
  const [, go] = useLocation();
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return (to) => {
    if (here.current) go(to);
  };
};
