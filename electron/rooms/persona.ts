import { implement } from '@orpc/server';
import { personaContract } from '../../shared/contract/persona.ts';
import { comparisonDocument, sheetDocument } from '../../shared/domain/persona/document.ts';
import { writePersonaXlsx } from '../reports/persona-xlsx.ts';
import type { RoomContext } from './context.ts';

const os = implement(personaContract).$context<RoomContext>();

const stopped = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });

export const personaRoom = os.router({
  sheet: os.sheet.handler(({ input, context, signal }) =>
    context
      .session()
      .read('persona.sheet', { ...input, nowMs: context.program.nowMs() }, stopped(signal)),
  ),
  compare: os.compare.handler(({ input, context, signal }) =>
    context
      .session()
      .read('persona.compare', { ...input, nowMs: context.program.nowMs() }, stopped(signal)),
  ),
  export: os.export.handler(async ({ input, context, signal }) => {
    const { a, b, nameA, nameB, spending, hideSmall, language } = input;
    const asked = { spending, nowMs: context.program.nowMs() };
    const wishes = { language, rule: spending.kind, hideSmall };
    const session = context.session();
    const document =
      b === null
        ? sheetDocument(
            await session.read('persona.sheet', { ...asked, set: a }, stopped(signal)),
            nameA,
            wishes,
          )
        : comparisonDocument(
            await session.read('persona.compare', { ...asked, a, b }, stopped(signal)),
            { a: nameA, b: nameB ?? '' },
            wishes,
          );
    const { handle, path } = context.files.output(`${document.title}.xlsx`);
    writePersonaXlsx(path, document, language);
    return { handle };
  }),
  place: os.place.handler(({ context }) =>
    context.program.machine.personaPlace(context.session().path),
  ),
  keepPlace: os.keepPlace.handler(({ input, context }) => {
    context.program.machine.keepPersonaPlace(context.session().path, input);
    return {};
  }),
});
