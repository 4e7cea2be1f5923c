import { CommanderError } from 'commander';
import { randomBytes } from 'node:crypto';
import { errorData, type ErrorData } from '../../shared/contract/error-data.ts';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { failureWords } from '../../shared/messages/failure.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { dataFolder } from '../rooms/data-folder.ts';
import { openMachine } from '../rooms/machine.ts';
import { exitCodeOf } from './exit-codes.ts';

type Log = (id: string, error: unknown) => void;

/** Says a failure in one line on stderr and sets the exit code that belongs to it. */
export const endWithFailure = (
  error: unknown,
  json: boolean,
  program: { readonly log: Log } | null = null,
): void => {
  const failure = failureOf(error, program?.log ?? (() => undefined));
  process.stderr.write(`${failureLine(failure, machineLanguage(), json)}\n`);
  process.exitCode = exitCodeOf(failure.code);
};

const machineLanguage = (): Language => {
  try {
    return openMachine(dataFolder(process.env, process.platform)).settings().language;
  } catch {
    // The failure itself may be that this folder cannot be used.
    return 'zh-CN';
  }
};

/** What a command threw, as the rooms would say it; the unforeseen is logged under its id. */
const failureOf = (error: unknown, log: Log): ErrorData => {
  const id = randomBytes(4).toString('hex');
  if (error instanceof WorkstationError)
    return {
      code: error.code,
      params: error.params,
      id,
      ...(error.choices === undefined ? {} : { choices: [...error.choices] }),
    };
  if (typeof error === 'object' && error !== null && 'data' in error) {
    const parsed = errorData.safeParse(error.data);
    if (parsed.success) return parsed.data;
  }
  if (error instanceof CommanderError) {
    const detail = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
    return { code: 'usage', params: { detail }, id };
  }
  if (error instanceof Error && error.name === 'AbortError')
    return { code: 'cancelled', params: {}, id };
  log(id, error);
  return { code: 'unexpected', params: {}, id };
};

const failureLine = (failure: ErrorData, language: Language, json: boolean): string => {
  const { sentence, next } = failureWords(
    language,
    failure,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  const hint = next ?? '';
  const detail = failure.params['detail'];
  const message = detail === undefined ? sentence : `${sentence} ${detail}`;
  if (!json) return [message, hint, ...(failure.choices ?? [])].join(' ').trim();
  const error = {
    code: failure.code === 'workspace-busy' ? 'busy' : failure.code,
    message,
    hint,
    id: failure.id,
    ...(failure.choices === undefined ? {} : { choices: failure.choices }),
  };
  return JSON.stringify({ error });
};
