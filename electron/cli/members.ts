import { WorkstationError } from '../../shared/contract/errors.ts';
import { wholeNumber } from './numbers.ts';
import { callerPath } from './paths.ts';
import { runCommand } from './run.ts';

export interface MembersOptions {
  readonly json?: boolean;
  readonly search?: string;
  readonly limit?: string;
  readonly offset?: string;
  readonly unmask?: boolean;
  readonly reason?: string;
}

/** Prints members; phones, e-mails and outside ids are masked unless a reason is given and kept. */
export const members = (workspace: string, options: MembersOptions): Promise<void> => {
  const unmask = options.unmask === true;
  return runCommand({ json: options.json, readOnly: !unmask }, async ({ program, print }) => {
    const reason = options.reason?.trim() ?? '';
    if (unmask && reason === '') throw new WorkstationError('invalid-input', { field: '--reason' });
    const args = {
      search: options.search ?? '',
      offset: wholeNumber('--offset', options.offset) ?? 0,
      limit: wholeNumber('--limit', options.limit),
    };
    const session = await program.open(callerPath(workspace));
    // The record comes first: nothing is shown that was not written down.
    if (unmask) {
      const { members: asked } = await session.read('members.list', { ...args, unmask: false });
      await session.write('members.recordUnmaskedList', { count: asked.length, reason });
    }
    const found = await session.read('members.list', { ...args, unmask });
    print(found, () =>
      [
        String(found.total),
        ...found.members.map((member) =>
          [member.name ?? '', member.phones.join(' '), member.emails.join(' '), member.uid].join(
            '\t',
          ),
        ),
      ].join('\n'),
    );
    return 0;
  });
};
