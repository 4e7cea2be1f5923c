/** A whole name of its two parts, the family name first where it is written in Chinese. */
export const fullName = (first: string | null, last: string | null): string | null => {
  if (first === null || last === null) return first ?? last;
  return han.test(first) && han.test(last) ? `${last}${first}` : `${first} ${last}`;
};
const han = /^[\u4e00-\u9fff·]+$/;
