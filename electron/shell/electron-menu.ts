import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/messages/languages.ts';
import { translate, type MessageKey } from '../../shared/messages/translate.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;
type Entry = readonly [Role, MessageKey] | null;

const separator: MenuItemConstructorOptions = { type: 'separator' };

const quit: Entry = ['quit', 'shell.quit'];
const program: readonly Entry[] = [
  ['about', 'shell.about'],
  null,
  ['hide', 'shell.hide'],
  ['hideOthers', 'shell.hide-others'],
  ['unhide', 'shell.show-all'],
  null,
  quit,
];
const edit: readonly Entry[] = [
  ['undo', 'common.undo'],
  ['redo', 'common.redo'],
  null,
  ['cut', 'shell.cut'],
  ['copy', 'shell.copy'],
  ['paste', 'shell.paste'],
  ['selectAll', 'shell.select-all'],
];
const view: readonly Entry[] = [
  ['reload', 'common.reload'],
  null,
  ['resetZoom', 'shell.zoom-reset'],
  ['zoomIn', 'shell.zoom-in'],
  ['zoomOut', 'shell.zoom-out'],
  null,
  ['togglefullscreen', 'shell.full-screen'],
];
const development: readonly Entry[] = [null, ['toggleDevTools', 'shell.developer-tools']];
const windows: readonly Entry[] = [
  ['minimize', 'shell.minimise'],
  ['close', 'shell.close-window'],
];

/** The menu in a language; Electron's own labels are English everywhere. */
export const showMenu = (language: Language): void => {
  const menu = (label: MessageKey, entries: readonly Entry[]): MenuItemConstructorOptions => ({
    label: translate(language, label),
    submenu: entries.map((entry) =>
      entry === null ? separator : { role: entry[0], label: translate(language, entry[1]) },
    ),
  });
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      mac ? menu('common.program-name', program) : menu('shell.menu-file', [quit]),
      menu('shell.menu-edit', edit),
      menu('shell.menu-view', app.isPackaged ? view : [...view, ...development]),
      menu('shell.menu-window', windows),
    ]),
  );
};
