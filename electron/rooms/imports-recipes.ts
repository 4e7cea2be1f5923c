import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { importContext, sheetPlan } from '../../shared/contract/imports.ts';
import { translateAny } from '../../shared/messages/translate.ts';
import type { StoredRecipe } from '../store/queries/recipes.ts';
import type { RoomContext } from './context.ts';

const FORMAT = 'import-recipes';
/** A recipe is about a kilobyte; more than this is another file. */
const MAX_BYTES = 16 * 1024 * 1024;

const recipesFile = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  recipes: z
    .array(
      z.object({
        fingerprint: z.string().min(1).max(200),
        mapping: sheetPlan.shape.mapping,
        context: importContext,
      }),
    )
    .max(10_000),
});

/** Every remembered header shape as a file that another workspace takes in. */
export const writeRecipes = (
  context: RoomContext,
  recipes: readonly StoredRecipe[],
): { readonly handle: string } => {
  const name = translateAny(context.language(), 'imports.recipes-file') ?? 'recipes';
  const { handle, path } = context.files.output(`${name}.json`);
  writeFileSync(path, `${JSON.stringify({ format: FORMAT, version: 1, recipes }, null, 2)}\n`);
  return { handle };
};

/** What such a file holds; throws `invalid-input` for any other. */
export const readRecipes = (context: RoomContext, handle: string): StoredRecipe[] => {
  const { path, name, bytes } = context.files.locate(handle);
  const parsed = bytes > MAX_BYTES ? null : recipesFile.safeParse(jsonOf(path));
  if (parsed?.success !== true) throw new WorkstationError('invalid-input', { field: name });
  return parsed.data.recipes;
};

const jsonOf = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
};
