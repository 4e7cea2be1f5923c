/** Implements the whole contract: one file a room. */
export const rooms = {};
