const NUMBERED = /^(.*?)\s*\(?(\d+)\)?$/;

/**
 * What the next edition may be called: a number at the end (a year too) goes on, without one it is
 * the second. Brackets of either width are dropped.
 */
export const nextName = (name: string): string => {
  const found = NUMBERED.exec(name.normalize('NFKC').trim());
  return found === null || found[1] === ''
    ? `${name.trim()} 2`
    : `${found[1]} ${Number(found[2]) + 1}`;
};
