import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { FileBox } from './context.ts';

interface Entry {
  readonly path: string;
  readonly name: string;
  /** Announced size of a file that is arriving; null = complete where it lies. */
  readonly expected: number | null;
  received: number;
  /** Ours to delete; a file of the operator's is not. */
  readonly owned: boolean;
}

/** Keeps files in transit in a folder of its own, which `close` removes. */
export const createFileBox = (maxBytes: number): FileBox & { readonly close: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-files-'));
  const entries = new Map<string, Entry>();
  const add = (entry: Entry): string => {
    const handle = randomBytes(16).toString('base64url');
    entries.set(handle, entry);
    return handle;
  };
  const place = (name: string): string => {
    const own = join(folder, randomBytes(8).toString('hex'));
    mkdirSync(own, { mode: 0o700 });
    return join(own, safeName(name));
  };
  const find = (handle: string): Entry => {
    const entry = entries.get(handle);
    if (entry === undefined) throw new WorkstationError('not-found', { what: handle });
    return entry;
  };
  return {
    adopt: (path, name) => add({ path, name, expected: null, received: 0, owned: false }),
    begin: (name, bytes) => {
      if (bytes > maxBytes)
        throw new WorkstationError('file-too-large', { bytes, limit: maxBytes });
      const path = place(name);
      closeSync(openSync(path, 'wx', 0o600));
      return add({ path, name: basename(name), expected: bytes, received: 0, owned: true });
    },
    append: (handle, offset, chunk) => {
      const entry = find(handle);
      if (
        entry.expected === null ||
        offset !== entry.received ||
        offset + chunk.length > entry.expected
      )
        throw new WorkstationError('invalid-input', { field: 'offset' });
      const file = openSync(entry.path, 'a');
      try {
        for (let written = 0; written < chunk.length;)
          written += writeSync(file, chunk, written, chunk.length - written);
      } finally {
        closeSync(file);
      }
      entry.received += chunk.length;
    },
    locate: (handle) => {
      const entry = find(handle);
      if (entry.expected !== null && entry.received !== entry.expected)
        throw new WorkstationError('invalid-input', { field: 'handle' });
      return { path: entry.path, name: entry.name, bytes: statSync(entry.path).size };
    },
    output: (name) => {
      const path = place(name);
      return {
        handle: add({ path, name: safeName(name), expected: null, received: 0, owned: true }),
        path,
      };
    },
    release: (handle) => {
      const entry = entries.get(handle);
      entries.delete(handle);
      if (entry?.owned === true) rmSync(entry.path, { force: true });
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** A name that is a file name on every system, never a path. */
const safeName = (name: string): string => {
  const plain = [...basename(name)]
    .map((c) => (c < ' ' || '<>:"/\\|?*'.includes(c) ? '_' : c))
    .join('');
  return plain === '' || plain === '.' || plain === '..' ? 'file' : plain.slice(0, 150);
};
