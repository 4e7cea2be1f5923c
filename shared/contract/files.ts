import { z } from 'zod';
import { procedure } from './base.ts';

/** A `Blob`, as both sides have one; this folder knows neither of their type libraries. */
export interface Chunk {
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}
const chunk = z.custom<Chunk>(
  (value) => typeof value === 'object' && value !== null && 'arrayBuffer' in value,
);
const handle = z.string().min(8).max(80);
/** Bytes of one chunk; a message stays well below the socket's limit. */
export const CHUNK_BYTES = 1 << 20;

/** Files in transit between page and program; the page knows them by handle only. */
export const filesContract = {
  begin: procedure
    .input(z.object({ name: z.string().min(1).max(255), bytes: z.number().int().min(0) }))
    .output(z.object({ handle })),
  append: procedure
    .input(z.object({ handle, offset: z.number().int().min(0), chunk }))
    .output(z.object({ received: z.number().int() })),
  release: procedure.input(z.object({ handle })).output(z.object({})),
  /** A file the program made; `chunk` is empty at the end. */
  read: procedure
    .input(z.object({ handle, offset: z.number().int().min(0) }))
    .output(z.object({ chunk, bytes: z.number().int() })),
  /** Lets the shell keep the file where the operator says; false = the page downloads it itself. */
  save: procedure
    .input(z.object({ handle }))
    .output(z.object({ done: z.enum(['saved', 'declined', 'download']), name: z.string() })),
};
