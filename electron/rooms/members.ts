import { implement } from '@orpc/server';
import { writeXlsxStream } from 'hucre';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { WorkstationError } from '../../shared/contract/errors.ts';
import {
  type FieldColumn,
  type ListColumn,
  type MemberSelection,
} from '../../shared/contract/member-filters.ts';
import { membersContract, type MemberRow } from '../../shared/contract/members.ts';
import { BETWEEN_CHOICES } from '../../shared/domain/values/custom-fields.ts';
import { currencyDigits } from '../../shared/messages/format.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { RoomContext, WorkspaceSession } from './context.ts';

const os = implement(membersContract).$context<RoomContext>();

/** Leaves out what was not given, so that "not given" never means "set to nothing". */
const given = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };

const isFieldColumn = (column: ListColumn): column is FieldColumn => column.startsWith('field:');
const fieldUid = (column: FieldColumn): string => column.slice('field:'.length);

const EXPORT_BLOCK = 500;

interface ListToExport {
  readonly view: string;
  readonly ranges: MemberSelection['ranges'];
  readonly columns: readonly ListColumn[];
  readonly masking: 'all' | 'none';
}

async function* rowsOf(
  session: WorkspaceSession,
  { view, ranges, masking, columns }: ListToExport,
) {
  const fields = columns.filter(isFieldColumn).map(fieldUid);
  for (const [first, last] of ranges)
    for (let start = first; start < last; start += EXPORT_BLOCK) {
      const end = Math.min(last, start + EXPORT_BLOCK);
      yield* (await session.read('members.block', { view, start, end, masking, fields })).rows;
    }
}

const writeList = async (context: RoomContext, list: ListToExport) => {
  const session = context.session();
  const language = context.language();
  const { columns } = list;
  const title = translate(language, 'members.title');
  const fields = new Map(
    (await session.read('customFields.list', {})).map((field) => [field.uid, field]),
  );
  const head = (column: ListColumn): string =>
    isFieldColumn(column)
      ? (fields.get(fieldUid(column))?.name ?? '')
      : translate(language, `members.column-${column}`);
  const cell = (row: MemberRow, column: ListColumn) => {
    if (isFieldColumn(column)) {
      const value = row.fields[fieldUid(column)];
      if (value === undefined) return '';
      const isNumber = value.fits && fields.get(fieldUid(column))?.kind === 'number';
      return isNumber ? Number(value.text) : value.text.split(BETWEEN_CHOICES).join(', ');
    }
    if (column === 'ordersNet')
      return row.ordersNetMinor / 10 ** currencyDigits(row.currency ?? session.currency());
    if (column === 'gender')
      return row.gender === null ? '' : translate(language, `members.gender-${row.gender}`);
    const value = row[column];
    return typeof value === 'object' && value !== null ? value.join(', ') : (value ?? '');
  };
  const { handle, path } = context.files.output(`${title}.xlsx`);
  async function* lines() {
    yield columns.map(head);
    for await (const row of rowsOf(session, list)) yield columns.map((column) => cell(row, column));
  }
  const stream = writeXlsxStream(lines(), { name: title });
  await pipeline(Readable.fromWeb(stream as never), createWriteStream(path, { mode: 0o600 }));
  return { handle };
};

export const membersRoom = os.router({
  view: os.view.handler(({ input, context, signal }) =>
    context.session().read('members.view', input, signal === undefined ? {} : { signal }),
  ),
  block: os.block.handler(({ input, context }) => context.session().read('members.block', input)),
  seek: os.seek.handler(({ input, context, signal }) =>
    context.session().read('members.seek', input, signal === undefined ? {} : { signal }),
  ),
  filterValues: os.filterValues.handler(({ input, context }) =>
    context.session().read('members.filterValues', input),
  ),
  detail: os.detail.handler(({ input, context }) =>
    context.session().read('members.detail', input),
  ),
  scores: os.scores.handler(({ input, context }) =>
    context.session().read('members.scores', { ...input, nowMs: context.program.nowMs() }),
  ),
  create: os.create.handler(({ input, context }) =>
    context
      .session()
      .write('members.create', { fields: given(input.fields), custom: input.custom }),
  ),
  update: os.update.handler(({ input, context }) =>
    context.session().write('members.update', {
      uid: input.uid,
      fields: given(input.fields),
      custom: input.custom,
    }),
  ),
  archive: os.archive.handler(({ input, context }) =>
    context.session().write('members.archive', input),
  ),
  proposals: os.proposals.handler(({ input, context }) =>
    context.session().read('members.proposals', input),
  ),
  merge: os.merge.handler(({ input, context }) => context.session().write('members.merge', input)),
  keepApart: os.keepApart.handler(({ input, context }) =>
    context.session().write('members.keepApart', input),
  ),
  doubtedMerges: os.doubtedMerges.handler(({ context }) =>
    context.session().read('members.doubtedMerges', {}),
  ),
  keepMerge: os.keepMerge.handler(({ input, context }) =>
    context.session().write('members.keepMerge', input),
  ),
  unmask: os.unmask.handler(({ input, context }) =>
    context.session().write('members.unmask', input),
  ),
  exportView: os.exportView.handler(async ({ input, context }) => {
    const session = context.session();
    const { columns, unmaskReason, ...question } = input;
    if (unmaskReason !== undefined) {
      // The record comes first: nothing leaves that was not written down.
      const { total: count } = await session.read('members.view', question);
      await session.write('members.recordUnmaskedList', { count, reason: unmaskReason });
    }
    const masking = unmaskReason === undefined ? 'all' : 'none';
    const { view, total } = await session.read('members.view', question);
    return writeList(context, { view, ranges: [[0, total]], columns, masking });
  }),
  exportSelection: os.exportSelection.handler(async ({ input, context }) => {
    const { columns, generation, ranges, ...question } = input;
    const found = await context.session().read('members.view', question);
    if (found.generation !== generation) throw new WorkstationError('stale');
    return writeList(context, { view: found.view, ranges, columns, masking: 'all' });
  }),
});
