import { buildStale } from '../../electron/shell/build.ts';

/** What is tested is the program as it is built; a spec alone must not meet an old one. */
export default (): Promise<void> => buildStale(['client', 'main']);
