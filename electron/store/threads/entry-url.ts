/**
 * Address of another entry of the program: the source beside this one while developing and testing
 * (`…/writer-thread.ts`), the bundled file of the same name in the built program, where all entries
 * lie in one folder.
 */
export const entryUrl = (fromUrl: string, sourcePath: string): URL => {
  if (fromUrl.endsWith('.ts')) return new URL(sourcePath, fromUrl);
  const name = sourcePath.slice(sourcePath.lastIndexOf('/') + 1).replace(/\.ts$/, '.mjs');
  return unpackedUrl(new URL(name, fromUrl));
};

/**
 * Where a file lies that threads and processes open: a package keeps its files in an archive that
 * only Electron's main process can look into, and what others need beside it.
 */
export const unpackedUrl = (url: URL): URL =>
  new URL(url.href.replace(/\/app\.asar\//, '/app.asar.unpacked/'));
