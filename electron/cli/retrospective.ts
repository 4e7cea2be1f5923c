import { copyFileSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { reportFormats } from '../../shared/contract/retrospectives.ts';
import { languages } from '../../shared/messages/languages.ts';
import { byNameOrUid } from './names.ts';
import { callerPath } from './paths.ts';
import { resultOf, runCommand } from './run.ts';

export interface RetrospectiveOptions {
  readonly json?: boolean;
  readonly format?: string;
  readonly out?: string;
  readonly mask?: boolean;
  readonly language?: string;
}

/** Writes a campaign's retrospective to a file. */
export const retrospective = (
  workspace: string,
  campaign: string,
  options: RetrospectiveOptions,
): Promise<void> =>
  runCommand(
    { json: options.json, readOnly: true },
    async ({ program, client, context, print, signal }) => {
      const format = reportFormats.find((one) => one === options.format);
      if (format === undefined)
        throw new WorkstationError(
          'invalid-input',
          { field: `--format ${options.format ?? ''}` },
          reportFormats,
        );
      if (options.out === undefined) throw new WorkstationError('usage', { detail: '--out FILE' });
      const named = languages.find((one) => one === options.language);
      if (options.language !== undefined && named === undefined)
        throw new WorkstationError(
          'invalid-input',
          { field: `--language ${options.language}` },
          languages,
        );
      const session = await program.open(callerPath(workspace));
      const chosen = named ?? (await session.read('workspace.settings', {})).language;
      const campaignUid = await byNameOrUid(session, 'campaign', campaign);
      const made = await resultOf(
        await client.retrospectives.export(
          { campaignUid, format, mask: options.mask === true, language: chosen },
          { signal },
        ),
      );
      const file = callerPath(options.out);
      try {
        copyFileSync(context.files.locate(made.handle).path, file);
      } catch {
        throw new WorkstationError('cannot-write-file', { path: file });
      }
      print({ file, bytes: made.bytes, figures: made.figures }, () => file);
      return 0;
    },
  );
