/** The reader of a pipe may have had enough (`| head -1`): that is no failure. */
export const allowClosedPipes = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
};

/** Writes to stdout; false once nobody reads it any more. */
export const written = (text: string): Promise<boolean> =>
  new Promise((done) => void process.stdout.write(text, (error) => done(!error)));
