import { readFileSync, realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

export interface PageFile {
  readonly body: Buffer;
  readonly type: string;
}

/** A file of the built page by URL path; null for whatever is not one, or lies outside the folder. */
export const pageFile = (folder: string, urlPath: string): PageFile | null => {
  let name: string;
  try {
    name = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\') || name.split('/').includes('..')) return null;
  const type = types[extname(name === '/' ? 'index.html' : name)];
  if (type === undefined) return null;
  try {
    const root = realpathSync(folder);
    const path = realpathSync(join(root, name === '/' ? 'index.html' : name));
    if (!path.startsWith(root + sep) || !statSync(path).isFile()) return null;
    return { body: readFileSync(path), type };
  } catch {
    return null;
  }
};
