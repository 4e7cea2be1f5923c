import { mapEventIterator } from '@orpc/client';
import { toFailure, type LogFailure } from './failure.ts';

interface Call {
  readonly next: () => Promise<unknown>;
}

const isStream = (value: unknown): value is AsyncIteratorObject<unknown, unknown, void> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

/** Turns every failure of a procedure, also one in the middle of a stream, into FAILED. */
export const failureInterceptor =
  (log: LogFailure) =>
  // oRPC types the result per procedure; here it only passes through.
  async ({ next }: Call): Promise<any> => {
    try {
      const result = await next();
      if (!isStream(result)) return result;
      return mapEventIterator(result, {
        value: async (value) => value,
        error: async (error) => toFailure(error, log),
      });
    } catch (error) {
      throw toFailure(error, log);
    }
  };
