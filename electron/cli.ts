import { Command, CommanderError } from 'commander';
import { enableCompileCache } from 'node:module';
import packageInfo from '../package.json' with { type: 'json' };

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
  .command('undo')
  .description('take an import back')
  .argument('<workspace>')
  .argument('<import>', 'id of the import')
  .option('--json')
  .action(async (...args: [string, string, { json?: boolean }]) =>
    (await import('./cli/undo.ts')).undo(...args),
  );

program
  .command('serve')
  .description('open the program in an installed browser; prints its address and stays')
  .argument('[workspace]')
  .option('--no-open')
  .option('--json')
  .action(async (...args: [string | undefined, { json?: boolean; open: boolean }]) =>
    (await import('./cli/serve.ts')).serve(...args),
  );

try {
  if (process.argv.length <= 2) program.help();
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError && error.exitCode === 0))
    (await import('./cli/failure.ts')).endWithFailure(error, process.argv.includes('--json'));
}
