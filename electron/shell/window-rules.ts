/** The page's own address in the desktop shell. */
export const APP_ORIGIN = 'app://workstation';

/** A window never becomes too small to work in, px. */
export const smallestWindow = { minWidth: 960, minHeight: 600 } as const;

/** What keeps a page apart from the machine; the same for every window. */
export const pagePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // The checker would fetch its dictionaries from the network.
  spellcheck: false,
} as const;

/** Whether an address is the page's own; compared in parts, never by how its text begins. */
export const isOwnAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password, port } = new URL(address);
  return (
    protocol === 'app:' &&
    host === 'workstation' &&
    username === '' &&
    password === '' &&
    port === ''
  );
};

/** Whether a request stays inside the program. */
export const staysInside = (address: string): boolean =>
  isOwnAddress(address) || /^(?:data|blob|devtools):/.test(address);
