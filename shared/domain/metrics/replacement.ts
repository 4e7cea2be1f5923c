/** From this share of its capacity a community is nearly full. */
export const FULL_SHARE = 0.9;
/** So many are proposed to be admitted: nobody reads on. */
export const ADMIT_LIMIT = 500;
