import { benchCheckin } from './checkin.ts';
import { benchDuckdb } from './duckdb.ts';
import { benchImports } from './imports.ts';
import { benchImportsPage } from './imports-page.ts';
import { benchMembers } from './members.ts';
import { benchRetrospective } from './retrospective.ts';
import { benchTimeline } from './timeline.ts';

/** `npm run bench -- NAME...`: measures by name, all of them without a name. */
const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  members: benchMembers,
  checkin: benchCheckin,
  duckdb: benchDuckdb,
  retrospective: benchRetrospective,
  timeline: benchTimeline,
  imports: benchImports,
  'imports-page': benchImportsPage,
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benches);
for (const name of names) {
  const bench = benches[name];
  if (bench === undefined) {
    console.error(`No bench "${name}". There are: ${Object.keys(benches).join(', ')}.`);
    process.exitCode = 2;
    break;
  }
  console.log(name);
  if (!(await bench())) process.exitCode = 1;
}
