import { monthsBetween } from '../values/days.ts';
import { LOVE_FADING } from './love.ts';

/** Strength of a connection: to somebody brought or met by referral, and to anybody further away. */
export const DIRECT_STRENGTH = 10;
export const INDIRECT_STRENGTH = 1;

export interface Connections {
  /** Whom a member brought, and who brought the member. */
  readonly direct: number;
  /** Everybody further down the tree, and who came to the same events, once for each event. */
  readonly indirect: number;
  /** The last local date with a sign of life; null = none is known. */
  readonly lastActiveDate: string | null;
}

/**
 * Reach on a local date: Σ connection strength × 0.9^idle months (Orbit model), direct 10, indirect
 * 1; idle months are calendar months since the last sign of life. Without connections 0; with some
 * and no sign of life nobody can say how idle a member is: null.
 */
export const reach = (
  { direct, indirect, lastActiveDate }: Connections,
  today: string,
): { readonly value: number | null; readonly idleMonths: number | null } => {
  const strength = direct * DIRECT_STRENGTH + indirect * INDIRECT_STRENGTH;
  const idleMonths =
    lastActiveDate === null ? null : Math.max(0, monthsBetween(lastActiveDate, today));
  if (strength === 0) return { value: 0, idleMonths };
  return {
    value: idleMonths === null ? null : strength * LOVE_FADING ** idleMonths,
    idleMonths,
  };
};
