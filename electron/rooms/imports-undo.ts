import type { Progress } from '../../shared/contract/base.ts';
import type { UndoOutcome } from '../store/log/undo.ts';
import type { RoomContext } from './context.ts';
import { reported } from './reported.ts';
import { beginWrite } from './stoppable.ts';

/** Takes an import back with its progress; throws `cancelled`, with nothing done, when stopped. */
export async function* undoImport(
  context: RoomContext,
  uid: string,
): AsyncGenerator<Progress, UndoOutcome> {
  const { signal, end } = beginWrite(context, uid);
  try {
    yield { step: 'undo', fraction: null };
    const steps = reported((report) =>
      context.session().write('workspace.undoImport', { uid }, { signal, report }),
    );
    for (;;) {
      const step = await steps.next();
      if (step.done === true) return step.value;
      yield { step: 'undo', fraction: step.value };
    }
  } finally {
    end();
  }
}
