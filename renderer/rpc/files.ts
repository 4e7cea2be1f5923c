import { CHUNK_BYTES } from '../../shared/contract/files.ts';
import { client } from './client.ts';

/** Sends a chosen file to the program in chunks; returns its handle. */
export const uploadFile = async (
  file: File,
  options: { readonly onProgress?: (fraction: number) => void; readonly signal?: AbortSignal } = {},
): Promise<string> => {
  const { handle } = await client.files.begin({ name: file.name, bytes: file.size });
  try {
    for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
      options.signal?.throwIfAborted();
      await client.files.append({
        handle,
        offset,
        chunk: file.slice(offset, offset + CHUNK_BYTES),
      });
      options.onProgress?.(Math.min(1, (offset + CHUNK_BYTES) / file.size));
    }
    return handle;
  } catch (error) {
    await client.files.release({ handle });
    throw error;
  }
};

/** A browser that has not taken a download up when its address goes loses its name, or all of it. */
const TAKEN_MS = 40_000;

/** Hands a file made by the program to the operator: the shell's dialog, else a download. */
export const saveFile = async (handle: string): Promise<'saved' | 'declined'> => {
  const { done, name } = await client.files.save({ handle });
  if (done !== 'download') return done;
  const chunks: ArrayBuffer[] = [];
  let offset = 0;
  for (;;) {
    const { chunk } = await client.files.read({ handle, offset });
    if (chunk.size === 0) break;
    chunks.push(await chunk.arrayBuffer());
    offset += chunk.size;
  }
  const url = URL.createObjectURL(new Blob(chunks));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_MS);
  await client.files.release({ handle });
  return 'saved';
};
