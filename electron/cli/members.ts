import { WorkstationError } from '../../shared/contract/errors.ts';
import { callerPath, runCommand } from './run.ts';

export interface MembersOptions {
  readonly json?: boolean;
  readonly search?: string;
  readonly limit?: string;
  readonly offset?: string;
  readonly unmask?: boolean;
  readonly reason?: string;
}

const count = (text: string | undefined, name: string): number | null => {
  if (text === undefined) return null;
  if (!/^\d+$/.test(text)) throw new WorkstationError('invalid-input', { field: name });
  return Number(text);
};

/** Prints members; phones, e-mails and outside ids are masked unless a reason is given and kept. */
export const members = (workspace: string, options: MembersOptions): Promise<void> => {
  const unmask = options.unmask === true;
  return runCommand({ json: options.json, readOnly: !unmask }, async ({ program, print }) => {
    const reason = options.reason?.trim() ?? '';
    if (unmask && reason === '') throw new WorkstationError('invalid-input', { field: '--reason' });
    const session = await program.open(callerPath(workspace));
    const args = {
      search: options.search ?? '',
      offset: count(options.offset, '--offset') ?? 0,
      limit: count(options.limit, '--limit'),
    };
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
