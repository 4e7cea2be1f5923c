import type { App, Session } from 'electron';
import { pageFile } from './page-files.ts';
import { pageHeaders } from './page-headers.ts';
import { isOwnAddress, pagePreferences, smallestWindow, staysInside } from './window-rules.ts';

/** A page may ask for nothing: no camera, no place, no notifications. */
export const denyPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
};

/** The program's own page may fill the screen, as a desk or a clock on a wall does; nothing else. */
export const allowFullScreenOnly = (session: Session): void => {
  denyPermissions(session);
  session.setPermissionRequestHandler(
    (_contents, permission, answer, { requestingUrl, isMainFrame }) =>
      answer(permission === 'fullscreen' && isMainFrame && isOwnAddress(requestingUrl)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, { isMainFrame }) =>
      permission === 'fullscreen' && isMainFrame && isOwnAddress(requestingOrigin),
  );
};

/** Serves the page from its folder and stops every request to the outside; counts what it stopped. */
export const guardSession = (session: Session, pageFolder: string): (() => number) => {
  let blocked = 0;
  allowFullScreenOnly(session);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !staysInside(url);
    if (cancel) blocked += 1;
    answer({ cancel });
  });
  session.protocol.handle('app', ({ url }) => {
    const file = isOwnAddress(url) ? pageFile(pageFolder, new URL(url).pathname) : null;
    const headers = pageHeaders("'self'");
    if (file === null) return new Response(null, { status: 404, headers });
    return new Response(new Uint8Array(file.body), {
      headers: { ...headers, 'content-type': file.type },
    });
  });
  return () => blocked;
};

/**
 * No page leaves its own address or embeds others. A window it opens shows that address too and is
 * as shut in as the first: the check-in desk on a screen of its own.
 */
export const guardContents = (app: App, preload: string): void => {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!isOwnAddress(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) =>
      isOwnAddress(url)
        ? {
            action: 'allow',
            overrideBrowserWindowOptions: {
              ...smallestWindow,
              autoHideMenuBar: true,
              webPreferences: { ...pagePreferences, preload },
            },
          }
        : { action: 'deny' },
    );
  });
};
