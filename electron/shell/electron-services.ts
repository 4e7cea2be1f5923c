import { dialog, type BrowserWindow } from 'electron';
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { translate, type MessageKey } from '../../shared/messages/translate.ts';
import type { ShellServices } from '../rooms/context.ts';
import { WORKSPACE_EXTENSION, type Machine } from '../rooms/machine.ts';
import { createPrinter } from './electron-print.ts';
import { launchUtility } from './electron-process.ts';

interface Surroundings {
  readonly machine: Machine;
  /** The window that dialogs belong to. */
  readonly window: () => BrowserWindow;
  readonly blockedRequests: () => number;
}

/** What the desktop shell offers: the system's dialogs, its own printing and processes. */
export const electronServices = ({
  machine,
  window,
  blockedRequests,
}: Surroundings): ShellServices => {
  const say = (key: MessageKey): string => translate(machine.settings().language, key);
  const workspaceFilter = () => [
    { name: say('shell.workspace-files'), extensions: [WORKSPACE_EXTENSION.slice(1)] },
  ];
  return {
    kind: 'electron',
    launchProcess: launchUtility,
    printPdf: createPrinter(),
    blockedRequests,
    saveFile: async (path, suggestedName) => {
      const extension = extname(suggestedName).slice(1);
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: say('shell.save-file'),
        defaultPath: suggestedName,
        filters:
          extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
      });
      if (canceled || filePath === '') return false;
      placeFile(path, filePath);
      return true;
    },
    chooseWorkspace: async (mode) => {
      if (mode === 'open') {
        const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
          title: say('shell.open-workspace'),
          filters: workspaceFilter(),
          properties: ['openFile'],
        });
        return canceled ? null : (filePaths[0] ?? null);
      }
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: say('shell.create-workspace'),
        defaultPath: machine.defaultPath(say('shell.new-workspace-name')),
        filters: workspaceFilter(),
      });
      if (canceled || filePath === '') return null;
      return extname(filePath) === WORKSPACE_EXTENSION ? filePath : filePath + WORKSPACE_EXTENSION;
    },
  };
};

/** Replaces what was there only once the whole file has arrived. */
const placeFile = (from: string, to: string): void => {
  const arriving = `${to}.part`;
  try {
    copyFileSync(from, arriving);
    renameSync(arriving, to);
  } catch {
    rmSync(arriving, { force: true });
    throw new WorkstationError('cannot-write-file', { path: to });
  }
};
