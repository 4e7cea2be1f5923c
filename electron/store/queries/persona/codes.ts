import type { UnknownReason } from '../../../../shared/domain/persona/traits.ts';

/** What people of one code have of a trait, or why it is not known. */
export interface Kind {
  readonly values: readonly string[];
  readonly reason: UnknownReason | null;
}

/** One trait of everybody: a code by member id, and what each code means. */
export interface Codes {
  readonly of: Int32Array;
  readonly kinds: readonly Kind[];
}

/** Gives the same text the same code; ASCII case is one, as in the grid's text filters, when `folded`. */
export const textCodes = (
  top: number,
  meaning: (text: string | null) => Kind,
  folded = false,
): {
  readonly codes: Codes;
  readonly put: (members: readonly number[], texts: readonly (string | null)[]) => void;
} => {
  const kinds: Kind[] = [];
  const known = new Map<string | null, number>();
  const byFold = new Map<string | null, number>();
  const of = new Int32Array(top + 1);
  const codeOf = (text: string | null): number => {
    const fold = folded && text !== null ? text.replaceAll(/[A-Z]+/g, lower) : text;
    let code = byFold.get(fold);
    if (code === undefined) {
      code = kinds.push(meaning(text)) - 1;
      byFold.set(fold, code);
    }
    known.set(text, code);
    return code;
  };
  return {
    codes: { of, kinds },
    put: (members, texts) => {
      for (let place = 0; place < members.length; place += 1) {
        const text = texts[place]!;
        of[members[place]!] = known.get(text) ?? codeOf(text);
      }
    },
  };
};

const lower = (text: string): string => text.toLowerCase();

/** Code 0 is nobody's value yet; each other code is a set of values that somebody has. */
export interface SetCodes {
  readonly of: Int32Array;
  /** Values of each code. */
  readonly sets: readonly (readonly string[])[];
  /** Adds one value to each of the members. */
  readonly add: (members: readonly number[], value: string) => void;
}

export const setCodes = (top: number, personOf: Int32Array): SetCodes => {
  const of = new Int32Array(top + 1);
  const sets: string[][] = [[]];
  const codeOf = new Map<string, number>([['', 0]]);
  const after = new Map<string, number[]>();
  const join = (code: number, value: string): number => {
    const before = sets[code]!;
    if (before.includes(value)) return code;
    const set = [...before, value].sort();
    const key = JSON.stringify(set);
    let joined = codeOf.get(key);
    if (joined === undefined) {
      joined = sets.push(set) - 1;
      codeOf.set(key, joined);
    }
    return joined;
  };
  return {
    of,
    sets,
    add: (members, value) => {
      let next = after.get(value);
      if (next === undefined) after.set(value, (next = []));
      for (const member of members) {
        const person = personOf[member]!;
        const code = of[person]!;
        of[person] = next[code] ??= join(code, value);
      }
    },
  };
};
