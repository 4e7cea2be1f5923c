/** Leaves out what was not given, so that "not given" never means "set to nothing". */
export const given = <T extends object>(
  fields: T,
): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
