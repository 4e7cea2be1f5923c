export const retrospectives = {} as const;
