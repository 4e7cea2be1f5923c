import { randomBytes, timingSafeEqual } from 'node:crypto';

const CODE_LIFE_MS = 60_000;
const MAX_BAD = 5;

export type Proof = { readonly code: string } | { readonly token: string };

/** Who may talk to the program: single-use launch codes, and the session tokens they turn into. */
export interface Admission {
  /** A code for the address of one window; it works once, within a minute. */
  readonly newCode: () => string;
  /** The session token that a proof earns; null = refused. Too many bad ones lock the door. */
  readonly admit: (proof: unknown) => string | null;
  readonly locked: () => boolean;
}

export const createAdmission = (nowMs: () => number): Admission => {
  const codes = new Map<string, number>();
  const tokens: string[] = [];
  let bad = 0;

  const takeCode = (given: string): boolean => {
    for (const [code, bornMs] of codes) {
      if (nowMs() - bornMs > CODE_LIFE_MS) codes.delete(code);
      else if (same(code, given)) return codes.delete(code);
    }
    return false;
  };
  const admit = (proof: unknown): string | null => {
    if (typeof proof !== 'object' || proof === null) return null;
    if ('token' in proof && typeof proof.token === 'string') {
      const { token } = proof;
      return tokens.find((known) => same(known, token)) ?? null;
    }
    if (!('code' in proof) || typeof proof.code !== 'string' || !takeCode(proof.code)) return null;
    const token = randomBytes(32).toString('base64url');
    tokens.push(token);
    return token;
  };
  return {
    newCode: () => {
      const code = randomBytes(24).toString('base64url');
      codes.set(code, nowMs());
      return code;
    },
    admit: (proof) => {
      if (bad >= MAX_BAD) return null;
      const token = admit(proof);
      if (token === null) bad += 1;
      return token;
    },
    locked: () => bad >= MAX_BAD,
  };
};

/** Compared in constant time; only lengths may tell. */
const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
