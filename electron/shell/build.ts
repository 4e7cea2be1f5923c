import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createBuilder } from 'vite';

const root = resolve(import.meta.dirname, '..', '..');

/** What is built from what: the environments of vite.config.ts. */
const parts = {
  client: { made: 'dist/renderer/index.html', sources: ['renderer', 'shared'] },
  main: { made: 'dist/main/main.mjs', sources: ['electron', 'shared', 'package.json'] },
  preload: { made: 'dist/preload/preload.cjs', sources: ['electron/preload.ts'] },
} as const;
type Part = keyof typeof parts;

const newest = (path: string): number => {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
};

const isStale = (part: Part): boolean => {
  const made = join(root, parts[part].made);
  const sources = [...parts[part].sources, 'vite.config.ts', 'package-lock.json'];
  return (
    !existsSync(made) ||
    statSync(made).mtimeMs <= Math.max(...sources.map((name) => newest(join(root, name))))
  );
};

/** Builds the parts whose sources are newer than what was built of them. */
export const buildStale = async (wanted: readonly Part[]): Promise<void> => {
  const stale = wanted.filter(isStale);
  if (stale.length === 0) return;
  const builder = await createBuilder({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
  });
  for (const part of stale) await builder.build(builder.environments[part]!);
};
