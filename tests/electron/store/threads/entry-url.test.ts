import { expect, it } from 'vitest';
import { entryUrl, unpackedUrl } from '../../../../electron/store/threads/entry-url.ts';

it.each([
  [
    'file:///p/electron/store/session.ts',
    './threads/writer-thread.ts',
    'file:///p/electron/store/threads/writer-thread.ts',
  ],
  [
    'file:///p/dist/main/rooms-x.mjs',
    './threads/writer-thread.ts',
    'file:///p/dist/main/writer-thread.mjs',
  ],
  // A thread cannot look into the archive of a package.
  [
    'file:///C:/P/resources/app.asar/dist/main/main.mjs',
    './import-process.ts',
    'file:///C:/P/resources/app.asar.unpacked/dist/main/import-process.mjs',
  ],
])('from %s: %s', (from, entry, expected) => {
  expect(entryUrl(from, entry).href).toBe(expected);
});

it('leaves alone what is unpacked already', () => {
  const url = new URL('file:///P/app.asar.unpacked/resources/samples/');
  expect(unpackedUrl(url).href).toBe(url.href);
});
