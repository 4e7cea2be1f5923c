import { createContext, use } from 'react';

/** Grows with every change of the open workspace; grids read again when it moves. */
export const GenerationContext = createContext(0);

export const useGeneration = (): number => use(GenerationContext);
