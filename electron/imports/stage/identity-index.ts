import { createKeyTable } from './key-table.ts';
import type { Ref } from './staging.ts';

/** A member that an identity names, and the number of the name that stood beside it (0 = none). */
export interface Hit {
  readonly ref: Ref;
  readonly name: number;
}

/**
 * Which members an identity names, in the workspace and in the rows of the file so far. An identity
 * is found once and then known by its place.
 */
export interface IdentityIndex {
  readonly place: (namespace: string, value: string) => number;
  readonly hits: (place: number) => readonly Hit[];
  /** The member of that name, when there is one; 0 otherwise. */
  readonly named: (place: number, name: number) => Ref;
  readonly add: (place: number, hit: Hit) => void;
  /** A name that stood beside an identity without making it its own. */
  readonly addName: (place: number, name: number) => void;
  /** Different names beside an identity. */
  readonly names: (place: number) => number;
}

/** Who shares an identity with more than these is looked up by name only: a list stays short. */
const MAX_LISTED = 8;
const NO_MEMBER: Ref = 0;
const nobody: readonly Hit[] = [];

/** `load` asks the workspace once for each identity that the file mentions. */
export const createIdentityIndex = (
  load: (namespace: string, value: string) => readonly Hit[],
): IdentityIndex => {
  const places = createKeyTable();
  // Members of one name beyond the list of an identity.
  const unlisted = createKeyTable();
  // Entries as linked lists in plain arrays: a file may bring millions. The first one of an
  // identity stands at its place and may be empty.
  let refs = new Int32Array(1 << 12);
  let names = new Float64Array(1 << 12);
  let nexts = new Int32Array(1 << 12);
  let entries = 1;

  const newEntry = (): number => {
    if (entries === refs.length) {
      const [oldRefs, oldNames, oldNexts] = [refs, names, nexts];
      refs = new Int32Array(entries * 2);
      refs.set(oldRefs);
      names = new Float64Array(entries * 2);
      names.set(oldNames);
      nexts = new Int32Array(entries * 2);
      nexts.set(oldNexts);
    }
    return entries++;
  };
  const append = (place: number, ref: Ref, name: number): void => {
    let last = place;
    if (refs[place] !== NO_MEMBER || names[place] !== 0) {
      let listed = 1;
      for (; nexts[last] !== 0; last = nexts[last]!) listed += 1;
      if (listed === MAX_LISTED) {
        if (ref !== NO_MEMBER && name !== 0 && unlisted.get(`${place} ${name}`) === 0)
          unlisted.put(ref);
        return;
      }
      const entry = newEntry();
      nexts[last] = entry;
      last = entry;
    }
    refs[last] = ref;
    names[last] = name;
  };

  return {
    place: (namespace, value) => {
      const found = places.get(`${namespace}\u0000${value}`);
      if (found !== 0) return found;
      const place = newEntry();
      places.put(place);
      for (const { ref, name } of load(namespace, value)) append(place, ref, name);
      return place;
    },
    hits: (place) => {
      if (refs[place] === NO_MEMBER && nexts[place] === 0) return nobody;
      const found: Hit[] = [];
      for (let entry = place; entry !== 0; entry = nexts[entry]!)
        if (refs[entry] !== NO_MEMBER) found.push({ ref: refs[entry]!, name: names[entry]! });
      return found;
    },
    named: (place, name) => {
      let listed = 0;
      for (let entry = place; entry !== 0; entry = nexts[entry]!) {
        if (names[entry] === name && refs[entry] !== NO_MEMBER) return refs[entry]!;
        listed += 1;
      }
      return listed < MAX_LISTED ? NO_MEMBER : unlisted.get(`${place} ${name}`);
    },
    add: (place, { ref, name }) => append(place, ref, name),
    addName: (place, name) => {
      // Whoever is about to come first brings the name along.
      if (refs[place] === NO_MEMBER && names[place] === 0) return;
      for (let entry = place; entry !== 0; entry = nexts[entry]!) if (names[entry] === name) return;
      append(place, NO_MEMBER, name);
    },
    names: (place) => {
      let found = 0;
      for (let entry = place; entry !== 0; entry = nexts[entry]!) {
        if (names[entry] === 0) continue;
        let before = place;
        while (before !== entry && names[before] !== names[entry]) before = nexts[before]!;
        if (before === entry) found += 1;
      }
      return found;
    },
  };
};
