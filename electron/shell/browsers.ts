import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

const fixed: Readonly<
  Partial<Record<NodeJS.Platform, (environment: NodeJS.ProcessEnv) => string[]>>
> = {
  darwin: () => [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: (environment) =>
    ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = environment[name];
      return folder === undefined
        ? []
        : [
            join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
            join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          ];
    }),
};

const executable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The places of programs of these names on the PATH, the best folder first. */
export const placesOnPath = (
  names: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): string[] =>
  (environment['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .filter(executable);

/** An installed Chrome, Edge or Chromium; null when there is none. */
export const findBrowser = (
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null => {
  const chosen = environment['WORKSTATION_BROWSER'];
  if (chosen !== undefined && chosen !== '') return executable(chosen) ? chosen : null;
  const known = fixed[platform]?.(environment).find(executable);
  if (known !== undefined || platform === 'win32') return known ?? null;
  return placesOnPath(onPath, environment)[0] ?? null;
};

/**
 * What prints: the engine of Chromium without its own window where it is installed (the same pages at
 * half the work), else an installed browser.
 */
export const findHeadless = (environment: NodeJS.ProcessEnv = process.env): string | null => {
  const chosen = environment['WORKSTATION_BROWSER'];
  const isFree = chosen === undefined || chosen === '';
  return (
    (isFree ? placesOnPath(['chromium-headless-shell'], environment)[0] : undefined) ??
    findBrowser(environment)
  );
};

/** Flags without which a browser talks to the outside or asks questions. */
export const quietFlags = (profileFolder: string): string[] => [
  `--user-data-dir=${profileFolder}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
  '--metrics-recording-only',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Whether a window can be shown here at all. */
export const hasDisplay = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  process.platform !== 'linux' || Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);

/** Opens an address as an app window of its own. */
export const openAppWindow = (browser: string, address: string, profileFolder: string): void => {
  const flags = [...quietFlags(profileFolder), `--app=${address}`, '--window-size=1360,860'];
  // A browser that cannot start leaves the printed address.
  spawn(browser, flags, { stdio: 'ignore' }).on('error', () => undefined);
};
