import react from '@vitejs/plugin-react';
import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const entry = (path: string): string => resolve(root, 'electron', path);

/** Entries of the main process: the shells, and what runs in threads and processes of its own. */
const mainEntries = {
  main: entry('main.ts'),
  cli: entry('cli.ts'),
  'writer-thread': entry('store/threads/writer-thread.ts'),
  'reader-thread': entry('store/threads/reader-thread.ts'),
  'maintenance-thread': entry('store/threads/maintenance-thread.ts'),
  'report-thread': entry('reports/report-thread.ts'),
  'import-process': entry('imports/import-process.ts'),
};

/** The Gantt chart's style sheet asks for fonts from the network. */
const withoutRemoteFonts: Plugin = {
  name: 'without-remote-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('dhtmlxgantt.css')
      ? code.replaceAll(/@font-face\{[^}]*https?:\/\/[^}]*\}/g, '')
      : undefined,
};

/** While sources are watched, an open page loads itself anew after each build. */
const reloadWhenRebuilt = (): Plugin => {
  let watched = false;
  return {
    name: 'reload-when-rebuilt',
    applyToEnvironment: ({ name }) => name === 'client',
    configResolved: ({ build }) => void (watched = Boolean(build.watch)),
    transformIndexHtml: () =>
      watched ? [{ tag: 'script', attrs: { type: 'module', src: './reload.js' } }] : [],
    generateBundle() {
      if (!watched) return;
      const built = Date.now();
      this.emitFile({
        type: 'asset',
        fileName: 'built.js',
        source: `export const built = ${built};`,
      });
      this.emitFile({
        type: 'asset',
        fileName: 'reload.js',
        source: `setInterval(async () => {
          const now = await import('./built.js?' + Date.now()).catch(() => null);
          if (now !== null && now.built !== ${built}) location.reload();
        }, 1000);`,
      });
    },
  };
};

const nodeModules = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
const unbundled = ['electron', 'better-sqlite3', ...nodeModules];

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  plugins: [react(), withoutRemoteFonts, reloadWhenRebuilt()],
  build: { emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: 4000 },
  environments: {
    client: {
      build: {
        outDir: resolve(root, 'dist/renderer'),
        modulePreload: { polyfill: false },
        assetsInlineLimit: 8192,
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: unbundled },
      build: {
        outDir: resolve(root, 'dist/main'),
        target: 'node22',
        minify: false,
        sourcemap: true,
        ssr: true,
        rolldownOptions: {
          input: Object.fromEntries(
            Object.entries(mainEntries).filter(([, path]) => existsSync(path)),
          ),
          external: unbundled,
          output: {
            format: 'esm',
            // .mjs: outside the archive of a package no package.json says that they are modules.
            entryFileNames: '[name].mjs',
            // Beside the entries: modules find threads and the page relative to themselves.
            chunkFileNames: '[name]-[hash].mjs',
          },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: resolve(root, 'dist/preload'),
        target: 'node22',
        minify: false,
        ssr: true,
        rolldownOptions: {
          input: { preload: entry('preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  },
  builder: {
    buildApp: async (builder) => {
      for (const name of ['client', 'main', 'preload']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
});
