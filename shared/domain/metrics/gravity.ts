import type { OrbitLevel } from './love.ts';

/** Orbit model v2: lead, contribute, participate, explore; a member counts the square. */
export const gravityWeights: Readonly<Record<OrbitLevel, number>> = { 1: 10, 2: 7, 3: 4, 4: 1 };

/** How many members each Orbit level has. */
export type MembersByLevel = Readonly<Record<OrbitLevel, number>>;

const levels: readonly OrbitLevel[] = [1, 2, 3, 4];

/** Σ level weight² × members of the level. */
export const gravity = (members: MembersByLevel): number =>
  levels.reduce((sum, level) => sum + gravityWeights[level] ** 2 * members[level], 0);

/**
 * Gravity v2 of a span: what gravity grew by, and that per member at its end; null where nobody is
 * left to share it.
 */
export const gravityGain = (
  before: MembersByLevel,
  after: MembersByLevel,
): { readonly gain: number; readonly perMember: number | null } => {
  const gain = gravity(after) - gravity(before);
  const members = levels.reduce((sum, level) => sum + after[level], 0);
  return { gain, perMember: members === 0 ? null : gain / members };
};
