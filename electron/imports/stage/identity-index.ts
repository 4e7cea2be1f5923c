import { createKeyTable } from './key-table.ts';
import type { Ref } from './staging.ts';

/** A member that an identity names, under which name it was brought (0: none; see `textNumber`). */
export interface Hit {
  readonly ref: Ref;
  readonly name: number;
}

/** Which members an identity names: those of the workspace, and those this file has brought. */
export interface IdentityIndex {
  /** The first members that came under an identity, at most `MAX_LISTED`. */
  readonly hits: (namespace: string, value: string) => readonly Hit[];
  /** The member of this very name, however many share the identity; 0 when there is none. */
  readonly named: (namespace: string, value: string, name: number) => Ref;
  readonly add: (namespace: string, value: string, hit: Hit) => void;
  /** A name that was seen beside an identity whose member is known under another. */
  readonly addName: (namespace: string, value: string, name: number) => void;
  /** How many different names stand beside an identity. */
  readonly names: (namespace: string, value: string) => number;
}

/** Who shares an identity with more than these is looked up by name only: a list stays short. */
const MAX_LISTED = 8;
const NO_MEMBER: Ref = 0;
const nobody: readonly Hit[] = [];

/** `load` asks the workspace once for each identity that the file mentions. */
export const createIdentityIndex = (
  load: (namespace: string, value: string) => readonly Hit[],
): IdentityIndex => {
  const heads = createKeyTable();
  // Entries as linked lists in plain arrays: a file may bring millions.
  let refs = new Int32Array(1 << 12);
  let names = new Float64Array(1 << 12);
  let nexts = new Int32Array(1 << 12);
  let entries = 1;

  const append = (key: string, head: number, { ref, name }: Hit): number => {
    if (ref !== NO_MEMBER && name !== 0) {
      const named = `${key}\u0000${name}`;
      if (heads.get(named) === 0) heads.set(named, ref);
    }
    let last = head;
    let listed = head > 0 ? 1 : 0;
    for (; last > 0 && nexts[last] !== 0; last = nexts[last]!) listed += 1;
    if (listed === MAX_LISTED) return head;
    if (entries === refs.length) {
      const wider = entries * 2;
      const [oldRefs, oldNames, oldNexts] = [refs, names, nexts];
      refs = new Int32Array(wider);
      refs.set(oldRefs);
      names = new Float64Array(wider);
      names.set(oldNames);
      nexts = new Int32Array(wider);
      nexts.set(oldNexts);
    }
    const entry = entries++;
    refs[entry] = ref;
    names[entry] = name;
    if (last > 0) nexts[last] = entry;
    else heads.set(key, entry);
    return head > 0 ? head : entry;
  };
  /** First entry of an identity; -1 when it names nobody. */
  const headOf = (key: string, namespace: string, value: string): number => {
    let head = heads.get(key);
    if (head !== 0) return head;
    head = -1;
    heads.set(key, head);
    for (const hit of load(namespace, value)) head = append(key, head, hit);
    return head;
  };
  const keyOf = (namespace: string, value: string): string => `${namespace}\u0000${value}`;

  return {
    hits: (namespace, value) => {
      const head = headOf(keyOf(namespace, value), namespace, value);
      if (head < 0) return nobody;
      const found: Hit[] = [];
      for (let entry = head; entry > 0; entry = nexts[entry]!)
        if (refs[entry] !== NO_MEMBER) found.push({ ref: refs[entry]!, name: names[entry]! });
      return found;
    },
    named: (namespace, value, name) => {
      const key = keyOf(namespace, value);
      headOf(key, namespace, value);
      return heads.get(`${key}\u0000${name}`);
    },
    add: (namespace, value, hit) => {
      const key = keyOf(namespace, value);
      append(key, headOf(key, namespace, value), hit);
    },
    addName: (namespace, value, name) => {
      const key = keyOf(namespace, value);
      const head = headOf(key, namespace, value);
      // Whoever is about to come first brings the name along.
      if (head < 0) return;
      for (let entry = head; entry > 0; entry = nexts[entry]!) if (names[entry] === name) return;
      append(key, head, { ref: NO_MEMBER, name });
    },
    names: (namespace, value) => {
      const found = new Set<number>();
      const head = headOf(keyOf(namespace, value), namespace, value);
      for (let entry = head; entry > 0; entry = nexts[entry]!)
        if (names[entry] !== 0) found.add(names[entry]!);
      return found.size;
    },
  };
};
