import type { ImportContext, SheetPlan } from '../../../shared/contract/imports.ts';
import type { ReadDb, WriteDb } from '../db.ts';
import type { WriteEnv } from '../log/operate.ts';
import { sql } from '../statements.ts';

/** How files of one header shape are read. */
export interface StoredRecipe {
  readonly fingerprint: string;
  readonly mapping: SheetPlan['mapping'];
  readonly context: ImportContext;
}

interface RecipeRecord {
  readonly fingerprint: string;
  readonly mapping: string;
  readonly context: string;
}

const parsed = ({ fingerprint, mapping, context }: RecipeRecord): StoredRecipe => ({
  fingerprint,
  mapping: JSON.parse(mapping) as StoredRecipe['mapping'],
  context: JSON.parse(context) as StoredRecipe['context'],
});

/** Every recipe, the one used last first. */
export const listRecipes = (db: ReadDb, _args: object): StoredRecipe[] =>
  sql<RecipeRecord>(
    db,
    'SELECT fingerprint, mapping, context FROM recipe ORDER BY used_at_ms DESC, fingerprint',
  )
    .all()
    .map(parsed);

/** The recipe of one header shape. */
export const recipeOf = (db: ReadDb, fingerprint: string): StoredRecipe | null => {
  const found = sql<RecipeRecord>(
    db,
    'SELECT fingerprint, mapping, context FROM recipe WHERE fingerprint = ?',
  ).get(fingerprint);
  return found === undefined ? null : parsed(found);
};

/** The next file of this shape is recognised afresh. */
export const forgetRecipe = (
  db: WriteDb,
  { fingerprint }: { readonly fingerprint: string },
): null => {
  sql(db, 'DELETE FROM recipe WHERE fingerprint = ?').run(fingerprint);
  return null;
};

export const saveRecipe = (db: WriteDb, recipe: StoredRecipe, nowMs: number): void =>
  void sql(
    db,
    `INSERT INTO recipe (fingerprint, kind, mapping, context, used_at_ms) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (fingerprint) DO UPDATE SET kind = excluded.kind, mapping = excluded.mapping,
       context = excluded.context, used_at_ms = excluded.used_at_ms`,
  ).run(
    recipe.fingerprint,
    recipe.mapping.kind,
    JSON.stringify(recipe.mapping),
    JSON.stringify(recipe.context),
    nowMs,
  );

export const addRecipes = (
  db: WriteDb,
  { recipes }: { readonly recipes: readonly StoredRecipe[] },
  env: WriteEnv,
): null => {
  db.transaction(() => {
    for (const recipe of recipes) saveRecipe(db, recipe, env.nowMs);
  })();
  return null;
};
