import { implement } from '@orpc/server';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { CHUNK_BYTES, filesContract } from '../../shared/contract/files.ts';
import type { RoomContext } from './context.ts';

const os = implement(filesContract).$context<RoomContext>();

export const filesRoom = os.router({
  begin: os.begin.handler(({ input, context }) => ({
    handle: context.files.begin(input.name, input.bytes),
  })),
  append: os.append.handler(async ({ input, context }) => {
    const chunk = new Uint8Array(await input.chunk.arrayBuffer());
    context.files.append(input.handle, input.offset, chunk);
    return { received: input.offset + chunk.length };
  }),
  release: os.release.handler(({ input, context }) => {
    context.files.release(input.handle);
    return {};
  }),
  read: os.read.handler(({ input, context }) => {
    const { path } = context.files.locate(input.handle);
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const buffer = new Uint8Array(Math.max(0, Math.min(CHUNK_BYTES, size - input.offset)));
      const got = buffer.length === 0 ? 0 : readSync(file, buffer, 0, buffer.length, input.offset);
      return { chunk: new Blob([buffer.subarray(0, got)]), bytes: size };
    } finally {
      closeSync(file);
    }
  }),
  save: os.save.handler(async ({ input, context }) => {
    const { path, name } = context.files.locate(input.handle);
    if (context.shell.saveFile === null) return { done: 'download' as const, name };
    const saved = await context.shell.saveFile(path, name);
    return { done: saved ? ('saved' as const) : ('declined' as const), name };
  }),
});
