/**
 * Address of another entry of the program: the source beside this one while developing and testing
 * (`…/writer-thread.ts`), the bundled file of the same name in the built program, where all entries
 * lie in one folder.
 */
export const entryUrl = (fromUrl: string, sourcePath: string): URL => {
  if (fromUrl.endsWith('.ts')) return new URL(sourcePath, fromUrl);
  const name = sourcePath.slice(sourcePath.lastIndexOf('/') + 1).replace(/\.ts$/, '.js');
  const folder = fromUrl.includes('/chunks/') ? '../' : './';
  return new URL(folder + name, fromUrl);
};
