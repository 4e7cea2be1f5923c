import type { Why } from '../../contract/retrospective-words.ts';

/** Where a why stands: under which, behind which sister. */
export interface WhyPlace {
  readonly parentUid: string | null;
  readonly afterUid: string | null;
}

const childrenOf = (whys: readonly Why[], parentUid: string | null): Why[] =>
  whys.filter((one) => one.parentUid === parentUid);

const parentOf = (whys: readonly Why[], uid: string): string | null =>
  whys.find((one) => one.uid === uid)?.parentUid ?? null;

export const placeOf = (whys: readonly Why[], uid: string): WhyPlace => {
  const parentUid = parentOf(whys, uid);
  const sisters = childrenOf(whys, parentUid);
  const at = sisters.findIndex((one) => one.uid === uid);
  return { parentUid, afterUid: sisters[at - 1]?.uid ?? null };
};

/** One level deeper, under the sister before; null where there is none. */
export const deeper = (whys: readonly Why[], { afterUid }: WhyPlace): WhyPlace | null =>
  afterUid === null
    ? null
    : { parentUid: afterUid, afterUid: childrenOf(whys, afterUid).at(-1)?.uid ?? null };

/** One level up, behind what it stood under; null at the top. */
export const higher = (whys: readonly Why[], { parentUid }: WhyPlace): WhyPlace | null =>
  parentUid === null ? null : { parentUid: parentOf(whys, parentUid), afterUid: parentUid };

const endOfBranch = (whys: readonly Why[], uid: string): number => {
  let last = whys.findIndex((one) => one.uid === uid);
  for (const child of childrenOf(whys, uid)) last = Math.max(last, endOfBranch(whys, child.uid));
  return last;
};

/** The line before which a new one at this place is shown. */
export const lineOf = (whys: readonly Why[], { parentUid, afterUid }: WhyPlace): number =>
  afterUid !== null
    ? endOfBranch(whys, afterUid) + 1
    : parentUid === null
      ? 0
      : whys.findIndex((one) => one.uid === parentUid) + 1;
