interface Part {
  readonly total: number;
  readonly rows: readonly unknown[];
}

/** Where the next part of a list read step by step begins; undefined when all of it is there. */
export const nextOffset = (last: Part, parts: readonly Part[]): number | undefined => {
  const shown = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  return shown < last.total && last.rows.length > 0 ? shown : undefined;
};
