/** A task is done when all of it is, or when it has really ended. */
export const isTaskDone = (task: {
  readonly progress: number;
  readonly realEndAtMs: number | null;
}): boolean => task.progress === 1 || task.realEndAtMs !== null;
