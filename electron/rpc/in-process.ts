import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { contract } from '../../shared/contract/index.ts';
import type { RoomContext } from '../rooms/context.ts';
import { rooms } from '../rooms/index.ts';
import type { LogFailure } from './failure.ts';
import { failureInterceptor } from './interceptor.ts';

export type RoomsClient = ContractRouterClient<typeof contract>;

/** The rooms without a port, for the command line and tests: same checks, same failures. */
export const inProcessClient = (context: RoomContext, log: LogFailure): RoomsClient =>
  createRouterClient(rooms, { context, interceptors: [failureInterceptor(log)] }) as RoomsClient;
