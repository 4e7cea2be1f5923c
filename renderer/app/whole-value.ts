import { useEffect, useRef } from 'react';

/**
 * Edits a value that is only saved as a whole: an edit made while another is on its way builds on that,
 * not on what was read before it. `save` says false when nothing was saved.
 */
export const useWholeValue = <Value>(
  saved: Value,
  save: (next: Value) => Promise<boolean>,
): ((edit: (current: Value) => Value) => void) => {
  const ahead = useRef<{ readonly value: Value } | null>(null);
  const underWay = useRef(0);
  useEffect(() => {
    if (underWay.current === 0) ahead.current = null;
  }, [saved]);
  return (edit) => {
    const value = edit(ahead.current === null ? saved : ahead.current.value);
    ahead.current = { value };
    underWay.current += 1;
    void save(value).then((done) => {
      underWay.current -= 1;
      if (!done) ahead.current = null;
    });
  };
};
