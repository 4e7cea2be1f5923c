import { implement } from '@orpc/server';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { importsContract } from '../../shared/contract/imports.ts';
import { importKinds } from '../../shared/domain/imports/kinds.ts';
import { translateAny } from '../../shared/messages/translate.ts';
import { runInImportProcess } from '../imports/import-host.ts';
import type { RoomContext } from './context.ts';
import { commitChangeset, dropChangeset, findChangeset, stageFiles } from './imports-batch.ts';
import { writeKeptRows, writeTemplate } from './imports-files.ts';
import { stoppableWrite, stopWrite } from './stoppable.ts';
import { readRecipes, writeRecipes } from './imports-recipes.ts';

const os = implement(importsContract).$context<RoomContext>();

export const importsRoom = os.router({
  recognise: os.recognise.handler(async function* ({ input, context, signal }) {
    const { path, name } = context.files.locate(input.handle);
    const found = yield* runInImportProcess(
      context.shell.launchProcess,
      'recognise',
      {
        file: { path, name, encoding: input.encoding },
        workspace: context.program.current()?.path ?? null,
        wishes: input.sheets,
      },
      signal,
    );
    return { ...found, handle: input.handle };
  }),
  stage: os.stage.handler(({ input, context, signal }) => stageFiles(context, input.files, signal)),
  rows: os.rows.handler(async ({ input, context, signal }) => {
    const part = findChangeset(context, input.changeset).parts[input.part];
    if (part === undefined) throw new WorkstationError('not-found', { what: String(input.part) });
    const { class: rowClass, offset, limit } = input;
    return context
      .session()
      .read(
        'imports.stagedRows',
        { stagingPath: part.place.path, class: rowClass, offset, limit },
        signal === undefined ? {} : { signal },
      );
  }),
  commit: os.commit.handler(({ input, context, signal }) =>
    commitChangeset(context, input.changeset, signal),
  ),
  stop: os.stop.handler(({ input, context }) => {
    stopWrite(context, input.changeset);
    return {};
  }),
  discard: os.discard.handler(({ input, context }) => {
    dropChangeset(context, input.changeset);
    return {};
  }),
  history: os.history.handler(({ input, context }) => {
    const { search: text, offset, limit } = input;
    const search = text.trim();
    // A kind is sought by the name it has on the page.
    const named = (kind: string): string =>
      (translateAny(context.language(), `imports.kind-${kind}`) ?? kind).toLowerCase();
    const kinds = importKinds.filter((kind) => named(kind).includes(search.toLowerCase()));
    return context.session().read('imports.history', { offset, limit, search, kinds });
  }),
  one: os.one.handler(({ input, context }) =>
    context.session().read('imports.one', { uid: input.uid }),
  ),
  undo: os.undo.handler(async function* ({ input, context }) {
    const { uid } = input;
    const outcome = yield* stoppableWrite(context, { step: 'undo', name: uid }, (following) =>
      context.session().write('workspace.undoImport', { uid }, following),
    );
    const total = Object.values(outcome.undone).reduce((sum, one) => sum + one, 0);
    const refused = await context
      .session()
      .read('imports.refusals', { uid: input.uid, rows: outcome.refused });
    return {
      uid: input.uid,
      operationUid: outcome.operationUid,
      removed: total - outcome.restored,
      restored: outcome.restored,
      refused,
    };
  }),
  stopUndo: os.stopUndo.handler(({ input, context }) => {
    stopWrite(context, input.uid);
    return {};
  }),
  rejectedFile: os.rejectedFile.handler(async ({ input, context }) => {
    const kept = await context.session().read('imports.keptRows', { uid: input.uid });
    return writeKeptRows(context, kept, input.format);
  }),
  recipes: os.recipes.handler(async ({ context }) => {
    const recipes = await context.session().read('imports.recipes', {});
    return { total: recipes.length };
  }),
  forgetRecipe: os.forgetRecipe.handler(async ({ input, context }) => {
    await context.session().write('imports.forgetRecipe', input);
    return {};
  }),
  recipesFile: os.recipesFile.handler(async ({ context }) =>
    writeRecipes(context, await context.session().read('imports.recipes', {})),
  ),
  addRecipes: os.addRecipes.handler(async ({ input, context }) => {
    const recipes = readRecipes(context, input.handle);
    await context.session().write('imports.addRecipes', { recipes });
    return { added: recipes.length };
  }),
  template: os.template.handler(({ input, context }) => writeTemplate(context, input.kind)),
});
