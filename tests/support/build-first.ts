import type { TestProject } from 'vitest/node';
import { buildStale } from '../../electron/shell/build.ts';

/** Builds what tests start in threads and processes, where its sources are newer. */
export const setup = async (project: TestProject): Promise<void> => {
  const build = (): Promise<void> => buildStale(['main']);
  project.onTestsRerun(build);
  await build();
};
