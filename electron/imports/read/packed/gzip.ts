import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { RATIO_GRACE_BYTES, type Caps } from '../caps.ts';
import type { Opened, Source } from '../opened.ts';
import type { OpenInner } from './open-zipped.ts';
import { createScratch } from './scratch.ts';

/** One packed file, read as what it holds. Throws `zip-nested`, `output-too-large`, `file-truncated`. */
export const openGzip = async (
  source: Source,
  nested: boolean,
  openInner: OpenInner,
): Promise<Opened> => {
  const { path, name, caps } = source;
  if (nested) throw new WorkstationError('zip-nested', { file: name });
  const scratch = createScratch(source.scratch);
  try {
    const inner = await scratch.write(unpacked(path, name, source.bytes, caps));
    const opened = await openInner(
      {
        ...source,
        path: inner,
        name: name.replace(/\.gz$/i, ''),
        caps: { ...caps, fileBytes: caps.outputBytes },
      },
      true,
    );
    return {
      ...opened,
      close: () => {
        opened.close();
        scratch.remove();
      },
    };
  } catch (error) {
    scratch.remove();
    throw error;
  }
};

async function* unpacked(
  path: string,
  file: string,
  packed: number,
  caps: Caps,
): AsyncGenerator<Buffer, void> {
  const input = createReadStream(path);
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  input.on('error', (error) => gunzip.destroy(error));
  let output = 0;
  try {
    for await (const chunk of input.pipe(gunzip) as AsyncIterable<Buffer>) {
      output += chunk.length;
      if (output > caps.outputBytes || (output > RATIO_GRACE_BYTES && output > packed * caps.ratio))
        throw new WorkstationError('output-too-large', { file, limit: caps.outputBytes });
      yield chunk;
    }
  } catch (error) {
    if (error instanceof WorkstationError) throw error;
    throw new WorkstationError('file-truncated', { file });
  } finally {
    input.destroy();
    gunzip.destroy();
  }
}
