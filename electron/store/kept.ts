const forgetting: ((db: object) => void)[] = [];

/**
 * What was worked out of a workspace, by connection. Its keeper knows by the generation whether it
 * is still true; what was worked out inside an operation that was given up is forgotten whole, since
 * the next operation has the same generation.
 */
export const keptByConnection = <Value>(): WeakMap<object, Value> => {
  const kept = new WeakMap<object, Value>();
  forgetting.push((db) => kept.delete(db));
  return kept;
};

/** Of every keeper. */
export const forgetKept = (db: object): void => {
  for (const forget of forgetting) forget(db);
};
