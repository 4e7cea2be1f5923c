import { Command, CommanderError, Option } from 'commander';
import { enableCompileCache } from 'node:module';
import type { FiguresOptions } from './cli/figures.ts';
import type { RetrospectiveOptions } from './cli/retrospective.ts';
import type { ImportOptions } from './cli/import.ts';
import type { ServeOptions } from './cli/serve.ts';
import type { MembersOptions } from './cli/members.ts';
import packageInfo from '../package.json' with { type: 'json' };

// What a command writes (reports, exports, logs) is about people: for its owner only.
process.umask(0o077);
// A command loads only its own file: start-up is most of what a short command takes.
enableCompileCache();

const program = new Command('workstation')
  .version(packageInfo.version)
  .exitOverride()
  .configureOutput({ writeErr: () => undefined });

program
  .command('settings')
  .description('show or change the settings of a workspace')
  .argument('<workspace>')
  .argument('[assignments...]', 'KEY=VALUE')
  .option('--json')
  .action(async (...args: [string, string[], { json?: boolean }]) =>
    (await import('./cli/settings.ts')).settings(...args),
  );

program
  .command('check')
  .description('verify every invariant of a workspace; nothing is changed')
  .argument('<workspace>')
  .option('--json')
  .action(async (...args: [string, { json?: boolean }]) =>
    (await import('./cli/check.ts')).check(...args),
  );

program
  .command('sheets')
  .description('say what a file holds and how its columns are understood')
  .argument('<file>')
  .option('--json')
  .action(async (...args: [string, { json?: boolean }]) =>
    (await import('./cli/sheets.ts')).sheets(...args),
  );

program
  .command('rows')
  .description('print a sheet as it is read, one JSON array a line')
  .argument('<file>')
  .option('--sheet <name>', 'the first visible one by default')
  .option('--limit <n>', 'rows at most')
  .option('--json')
  .action(async (...args: [string, { json?: boolean; sheet?: string; limit?: string }]) =>
    (await import('./cli/rows.ts')).rows(...args),
  );

program
  .command('import')
  .description('import files into a workspace, which is made when missing')
  .argument('<workspace>')
  .argument('<files...>')
  .option('--as <kind>', 'what the files hold, when that is not plain to see')
  .option('--sheet <name>', 'only this sheet')
  .option('--dry-run', 'say what would happen; change nothing')
  .option('--policy <policy>', 'overwrite, fill-blanks or only-new')
  .option('--encoding <encoding>', 'of a text file, when it is read wrongly')
  .option('--date-order <order>', 'dmy, mdy or ymd, when the dates leave it open')
  .option('--time-zone <zone>', 'of the times in the files, and of a new workspace')
  .option('--currency <code>', 'of amounts without one, e.g. CNY')
  .option('--namespace <name>', 'where the ids in the files come from')
  .option('--event <event>', 'name or uid, for sign-ups that do not say')
  .option('--community <community>', 'name or uid, for groups that do not say')
  .option('--group <group>', 'name or uid, for group members that do not say')
  .option('--survey <name>', 'what the survey is called, when not as its sheet or file')
  .option('--separator <text>', 'between the options of multiple choices')
  .option('--as-of <date>', 'day of the content figures, when the file does not say')
  .option('--campaign <campaign>', 'name or uid, for costs that do not say')
  .option('--full-list-as-of <date>', 'the list is complete: who is missing has left by then')
  .option(
    '--map <field=column>',
    'field of a column, by header or by index from 0; repeatable',
    (pair: string, all: string[] = []) => [...all, pair],
  )
  .option(
    '--field-policy <field=policy>',
    'overwrite, fill-blanks or keep for one field; repeatable',
    (pair: string, all: string[] = []) => [...all, pair],
  )
  .option('--json')
  .action(async (...args: [string, string[], ImportOptions]) =>
    (await import('./cli/import.ts')).importFiles(...args),
  );

program
  .command('undo')
  .description('take an import back')
  .argument('<workspace>')
  .argument('<import>', 'id of the import')
  .option('--json')
  .action(async (...args: [string, string, { json?: boolean }]) =>
    (await import('./cli/undo.ts')).undo(...args),
  );

program
  .command('members')
  .description('list members; phones and ids are masked unless --unmask with a --reason')
  .argument('<workspace>')
  .option('--search <text>')
  .option('--limit <n>')
  .option('--offset <n>')
  .option('--unmask')
  .option('--reason <text>')
  .option('--json')
  .action(async (...args: [string, MembersOptions]) =>
    (await import('./cli/members.ts')).members(...args),
  );

program
  .command('sample')
  .description('make the sample workspace by importing the sample spreadsheets')
  .argument('<workspace>')
  .option('--json')
  .action(async (...args: [string, { json?: boolean }]) =>
    (await import('./cli/sample.ts')).sample(...args),
  );

program
  .command('figures')
  .description('compute figures of a period; --list shows what can be asked for')
  .argument('[workspace]')
  .option('--list')
  .option('--from <date>')
  .option('--to <date>')
  .option('--metric <id>')
  .option('--community <community>')
  .option('--campaign <campaign>')
  .option('--json')
  .action(async (...args: [string | undefined, FiguresOptions]) =>
    (await import('./cli/figures.ts')).figures(...args),
  );

program
  .command('campaigns')
  .description('list the campaigns')
  .argument('<workspace>')
  .option('--json')
  .action(async (...args: [string, { json?: boolean }]) =>
    (await import('./cli/campaigns.ts')).campaigns(...args),
  );

program
  .command('retrospective')
  .description('write the retrospective of a campaign to a file')
  .argument('<workspace>')
  .argument('<campaign>')
  .requiredOption('--format <format>', 'pdf, docx, pptx, xlsx, html or json')
  .requiredOption('--out <file>')
  .option('--mask')
  .option('--language <language>')
  .option('--json')
  .action(async (...args: [string, string, RetrospectiveOptions]) =>
    (await import('./cli/retrospective.ts')).retrospective(...args),
  );

program
  .command('serve')
  .description('open the program in an installed browser; prints its address and stays')
  .argument('[workspace]')
  .option('--no-open')
  .addOption(new Option('--exit-with-window', 'end when the opened window is closed').hideHelp())
  .option('--json')
  .action(async (...args: [string | undefined, ServeOptions]) =>
    (await import('./cli/serve.ts')).serve(...args),
  );

try {
  if (process.argv.length <= 2) program.help();
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError && error.exitCode === 0))
    (await import('./cli/failure.ts')).endWithFailure(error, process.argv.includes('--json'));
}
