import { MessageChannelMain, type IpcMain, type MessagePortMain, type WebContents } from 'electron';
import type { RoomContext } from '../rooms/context.ts';
import { servePort } from '../rpc/serve-port.ts';
import { isOwnAddress } from './window-rules.ts';

/** Hands one port to the top frame of our own page, one a page load; to nobody else. */
export const handOutPorts = (ipcMain: IpcMain, context: RoomContext): void => {
  const given = new WeakMap<WebContents, MessagePortMain>();
  ipcMain.on('workstation-port', ({ sender, senderFrame: frame }) => {
    if (frame === null || frame.parent !== null || !isOwnAddress(frame.url)) return;
    given.get(sender)?.close();
    const { port1, port2 } = new MessageChannelMain();
    given.set(sender, port1);
    servePort(port1, { context, log: context.program.log });
    port1.start();
    frame.postMessage('workstation-port', null, [port2]);
  });
};
