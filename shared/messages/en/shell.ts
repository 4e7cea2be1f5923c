import type { shell as source } from '../zh-CN/shell.ts';
import type { SameKeys } from '../same-keys.ts';

export const shell = {
  'open-workspace': 'Open workspace',
  'create-workspace': 'Where to keep the workspace',
  'new-workspace-name': 'My workspace',
  'workspace-files': 'Workspace files',
  'save-file': 'Save file',
  'menu-file': 'File',
  'menu-edit': 'Edit',
  'menu-view': 'View',
  'menu-window': 'Window',
  quit: 'Quit Community Workstation',
  about: 'About Community Workstation',
  hide: 'Hide Community Workstation',
  'hide-others': 'Hide others',
  'show-all': 'Show all',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  'select-all': 'Select all',
  'zoom-reset': 'Actual size',
  'zoom-in': 'Zoom in',
  'zoom-out': 'Zoom out',
  'full-screen': 'Full screen',
  'developer-tools': 'Developer tools',
  minimise: 'Minimise',
  'close-window': 'Close window',
  'cannot-start':
    'The program cannot start. Check that the folder “{folder}” can be written to, then open it again. ({detail})',
  'fetching-runtime': 'Getting Electron’s runtime (about 130 MB, {minutes} minutes at the most)…',
  'no-runtime':
    'Electron’s runtime is not on this computer and could not be fetched; opening in an installed browser instead.',
  'no-window': 'Electron could not open a window; opening in an installed browser instead.',
} as const satisfies SameKeys<typeof source>;
