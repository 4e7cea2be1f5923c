import { ORPCError } from '@orpc/server';
import { randomBytes } from 'node:crypto';
import type { ErrorData } from '../../shared/contract/error-data.ts';
import { WorkstationError } from '../../shared/contract/errors.ts';

export type LogFailure = (id: string, error: unknown) => void;

/**
 * What crosses the boundary for a failure: always the contract's FAILED with a closed code.
 * Anything unforeseen is masked as `unexpected`; the log keeps it under the id.
 */
export const toFailure = (error: unknown, log: LogFailure): ORPCError<'FAILED', ErrorData> => {
  if (error instanceof ORPCError && error.code === 'FAILED')
    return error as ORPCError<'FAILED', ErrorData>;
  const data = describe(error, log);
  return new ORPCError('FAILED', { defined: true, message: data.code, data });
};

const describe = (error: unknown, log: LogFailure): ErrorData => {
  const id = randomBytes(4).toString('hex');
  if (error instanceof WorkstationError)
    return {
      code: error.code,
      params: error.params,
      id,
      ...(error.choices === undefined ? {} : { choices: [...error.choices] }),
    };
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST')
    return { code: 'invalid-input', params: { field: firstField(error.data) }, id };
  if (error instanceof ORPCError && error.code === 'NOT_FOUND')
    return { code: 'not-found', params: { what: '' }, id };
  if (error instanceof Error && error.name === 'AbortError')
    return { code: 'cancelled', params: {}, id };
  log(id, error);
  return { code: 'unexpected', params: { id }, id };
};

const firstField = (data: unknown): string => {
  const issues = (data as { issues?: readonly { path?: readonly unknown[] }[] } | undefined)
    ?.issues;
  return (issues?.[0]?.path ?? []).map(String).join('.');
};
