import { createContext, use } from 'react';

interface Names {
  /** Of communities and events, by uid. */
  readonly names: Readonly<Record<string, string>>;
  /** Those that are gone. */
  readonly lost: ReadonlySet<string>;
  /** Remembers what was just chosen. */
  readonly keep: (uid: string, name: string | undefined) => void;
}

export const NamesContext = createContext<Names>({
  names: {},
  lost: new Set(),
  keep: () => undefined,
});

/** How the communities and events are called that conditions ask about. */
export const useNames = (): Names => use(NamesContext);
