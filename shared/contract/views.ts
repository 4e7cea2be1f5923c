import { z } from 'zod';
import { procedure } from './base.ts';
import { memberColumns } from './members.ts';

/** A column of the members grid; its place in the list is its place on the screen. */
export const gridColumn = z.object({
  column: z.enum(memberColumns),
  /** In pixels; null = as the column comes. */
  width: z.number().int().min(20).max(4000).nullable(),
});
export type GridColumn = z.infer<typeof gridColumn>;

const gridColumns = z.array(gridColumn).min(1).max(200);

/** How the members grid was left on this machine. */
export const gridPlace = z.object({ columns: gridColumns });
export type GridPlace = z.infer<typeof gridPlace>;

export const viewsContract = {
  /** Of the open workspace; null when its members were never seen here. */
  place: procedure.output(gridPlace.nullable()),
  keepPlace: procedure.input(gridPlace).output(z.object({})),
};
