import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Status, WorkspaceSettings } from '../../shared/contract/workspace.ts';
import { client, connection } from '../rpc/client.ts';
import { useAppearance } from './appearance.tsx';
import { GenerationContext } from './generation.ts';

// The program is on this machine: no request waits for a network, and what changed says so itself.
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always' },
  },
});

const RETRY_MS = 500;

export const statusKey = ['workspace', 'status'] as const;

/** The open workspace (or none), the known ones, this machine's settings, the shell. */
export const useStatus = () =>
  useQuery({
    queryKey: statusKey,
    queryFn: ({ signal }): Promise<Status> => client.workspace.status(undefined, { signal }),
  });

/** Settings of the open workspace; only below the workspace gate. */
export const useSettings = (): WorkspaceSettings => {
  const { data } = useStatus();
  if (data === undefined || data.open === null) throw new Error('no workspace is open here');
  return data.open.settings;
};

/** After opening or closing a workspace nothing read before is true any more. */
export const forgetWorkspace = async (): Promise<void> => {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== statusKey[1] });
  await queries.invalidateQueries({ queryKey: statusKey });
};

/** Counts what changed since this page was loaded, another window's doings included. */
const useChanges = (connected: boolean): number => {
  const [generation, setGeneration] = useState(0);
  useEffect(() => {
    if (!connected) return;
    const controller = new AbortController();
    const { signal } = controller;
    const changed = (): void => {
      setGeneration((count) => count + 1);
      void queries.invalidateQueries();
    };
    const listen = async (): Promise<void> => {
      while (!signal.aborted) {
        try {
          const changes = await client.workspace.changes(undefined, { signal });
          changed();
          for await (const _change of changes) changed();
        } catch {
          // The connection is gone: ask again.
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        }
      }
    };
    void listen();
    return () => controller.abort();
  }, [connected]);
  return generation;
};

export const useConnection = () => useSyncExternalStore(connection.subscribe, connection.state);

const Live = ({ children }: { readonly children: ReactNode }) => {
  const { data } = useStatus();
  const { setLanguage, setThemeChoice } = useAppearance();
  const machine = data?.machine;
  useEffect(() => {
    if (machine === undefined) return;
    setLanguage(machine.language);
    setThemeChoice(machine.theme);
  }, [machine, setLanguage, setThemeChoice]);
  const generation = useChanges(useConnection() === 'open');
  return <GenerationContext value={generation}>{children}</GenerationContext>;
};

export const ProgramProvider = ({ children }: { readonly children: ReactNode }) => (
  <QueryClientProvider client={queries}>
    <Live>{children}</Live>
  </QueryClientProvider>
);
