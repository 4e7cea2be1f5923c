import { resolve } from 'node:path';

/** The command line of the built program: it starts in half the time that the sources take. */
export const builtCli = resolve(import.meta.dirname, '../../dist/main/cli.mjs');
