/** A whole name of its two parts, the family name first where it is written in Chinese. */
export const fullName = (first: string | undefined, last: string | undefined): string | null => {
  if (first === undefined || last === undefined) return first ?? last ?? null;
  return han.test(first) && han.test(last) ? `${last}${first}` : `${first} ${last}`;
};
const han = /^[\u4e00-\u9fff·]+$/;
