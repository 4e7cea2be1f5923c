import { packError, type ThrownError } from '../store/threads/protocol.ts';
import { stage } from './stage.ts';
import type { StageInput, StageOutput } from './stage-input.ts';

export type ImportMessage =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly output: StageOutput }
  | { readonly kind: 'failed'; readonly error: ThrownError };

const send = (message: ImportMessage): void => void process.send?.(message);

// A process of its own: a file that eats memory or time ends it, never the program.
process.once('message', (input: StageInput) => {
  let last = 0;
  stage(input, (fraction) => {
    if (fraction - last < 0.02) return;
    last = fraction;
    send({ kind: 'progress', fraction });
  })
    .then(
      (output) => send({ kind: 'done', output }),
      (error: unknown) => send({ kind: 'failed', error: packError(error) }),
    )
    .finally(() => process.disconnect());
});
