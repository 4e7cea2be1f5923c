import { contextBridge, ipcRenderer } from 'electron';

// The page gets one message port and nothing else.
contextBridge.exposeInMainWorld('workstation', {
  requestPort: () => ipcRenderer.send('workstation-port'),
});

// The preload runs in the page, whose globals this folder otherwise does not know.
interface PageWindow {
  postMessage: (message: string, origin: string, transfer: readonly unknown[]) => void;
  location: { origin: string };
}
const page = globalThis as unknown as PageWindow;
ipcRenderer.on('workstation-port', (event) => {
  page.postMessage('workstation-port', page.location.origin, event.ports);
});
