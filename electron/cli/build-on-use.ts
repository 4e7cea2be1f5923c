/** Run from the sources, the page may have to be built first; the installed program has it. */
export const buildPageIfSource = async (): Promise<void> => {
  if (!import.meta.url.endsWith('.ts')) return;
  // Not bundled: the builder exists beside the sources only.
  const path = '../shell/build.ts';
  const { buildStale } = (await import(/* @vite-ignore */ path)) as {
    buildStale: (parts: readonly string[]) => Promise<void>;
  };
  await buildStale(['client']);
};
