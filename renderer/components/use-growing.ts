import { useEffect, useState } from 'react';

/** How much of a long list to draw: a few more with every picture, so that none takes long. */
export const useGrowing = (total: number, step: number): number => {
  const [count, setCount] = useState(step);
  useEffect(() => {
    if (count >= total) return;
    const frame = requestAnimationFrame(() => setCount(count + step));
    return () => cancelAnimationFrame(frame);
  }, [count, total, step]);
  return Math.min(count, total);
};
