import { forkProcess } from '../imports/import-host.ts';
import type { ShellServices } from '../rooms/context.ts';
import { printPdf } from './print-pdf.ts';

/** What a shell on plain Node offers: no dialogs, an installed browser to print with. */
export const nodeServices = (kind: 'browser' | 'command-line'): ShellServices => ({
  kind,
  launchProcess: forkProcess,
  printPdf,
  saveFile: null,
  chooseWorkspace: null,
  blockedRequests: () => null,
});
