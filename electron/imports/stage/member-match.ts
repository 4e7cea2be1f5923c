import { MAX_NAMES_ON_PHONE } from '../../../shared/domain/values/phones.ts';
import type { IdentityIndex } from './identity-index.ts';
import type { IdentityKey, PersonKeys } from './person-keys.ts';
import type { StoreView } from './store-view.ts';
import type { Ref } from './staging.ts';

/** Whom the keys of a row name: a member or nobody yet, and who may be the same person. */
export interface Match {
  readonly ref: Ref | null;
  readonly doubtful: readonly Ref[];
}

/** The row's own keys disagree: members they name, each with a key that names it. */
export interface Disagreement {
  readonly between: readonly { readonly ref: Ref; readonly key: IdentityKey }[];
}

export interface Matcher {
  readonly match: (keys: PersonKeys) => Match | Disagreement;
  /** Phones that more people share than a key may have. */
  readonly sharedPhones: () => number;
}

const none: readonly Ref[] = [];
const nobody: Match = { ref: null, doubtful: none };

/** Holds the keys of rows against everybody known, strongest first: outside ids, then phones and e-mails where the name agrees. */
export const createMatcher = (identities: IdentityIndex, store: StoreView): Matcher => {
  const shared = new Set<number>();

  const isShared = (phone: IdentityKey, name: number): boolean => {
    if (name !== 0) identities.addName(phone.place, name);
    if (identities.names(phone.place) <= MAX_NAMES_ON_PHONE) return false;
    shared.add(phone.place);
    return true;
  };

  /** Members that a phone or e-mail names, the name agreeing; others with it are doubtful. */
  const byContact = ({ contacts, nameNumber: name }: PersonKeys, doubtful: Ref[]): Ref[] => {
    const found: Ref[] = [];
    for (const contact of contacts) {
      const { place } = contact;
      const isNoKey = contact.namespace === 'phone' && isShared(contact, name);
      const named = name === 0 ? 0 : identities.named(place, name);
      if (named !== 0) addOnce(found, named);
      for (const hit of identities.hits(place))
        if (name !== 0 && hit.name === name) addOnce(found, hit.ref);
        else if (isNoKey) continue;
        else if (hit.name === 0 || name === 0) addOnce(found, hit.ref);
        else addOnce(doubtful, hit.ref);
    }
    return found;
  };

  /** One person has one id per issuer: a phone match with another id there is somebody else. */
  const clashes = (ref: Ref, ids: readonly IdentityKey[]): boolean => {
    if (ref < 0 || ids.length === 0) return false;
    const own = store.identitiesOf(ref);
    return ids.some(
      (id) =>
        id.namespace === 'unionid' &&
        own.some((one) => one.namespace === 'unionid' && one.value !== id.value),
    );
  };

  /** Members that were merged are one person, whichever of them the keys name. */
  const areOne = (refs: readonly Ref[]): boolean =>
    new Set(refs.map((ref) => (ref < 0 ? ref : store.survivorOf(ref)))).size === 1;

  /** The one of several members that every key names: the operator once said it is meant. */
  const namedByAll = (refs: readonly Ref[], { ids, contacts }: PersonKeys): readonly Ref[] => {
    const all = refs.filter((ref) =>
      [...ids, ...contacts].every(({ place }) =>
        identities.hits(place).some((hit) => hit.ref === ref),
      ),
    );
    return all.length === 1 ? all : refs;
  };

  const disagreement = (refs: readonly Ref[], { ids, contacts }: PersonKeys): Disagreement => ({
    between: [...new Set(refs)].flatMap((ref) => {
      const key = [...ids, ...contacts].find(({ place }) =>
        identities.hits(place).some((hit) => hit.ref === ref),
      );
      return key === undefined ? [] : [{ ref, key }];
    }),
  });

  return {
    match: (keys) => {
      const found: Ref[] = [];
      for (const id of keys.ids)
        for (const hit of identities.hits(id.place)) addOnce(found, hit.ref);
      const byId = found.length > 1 ? namedByAll(found, keys) : found;
      if (byId.length > 1 && !areOne(byId)) return disagreement(byId, keys);
      const doubtful: Ref[] = [];
      const named = byContact(keys, doubtful);
      const contacts = named.length > 1 ? namedByAll(named, keys) : named;
      const [idRef] = byId;
      if (idRef !== undefined)
        // A phone that names another member of the same name, beside an id that names this one.
        return contacts.length > 0 && !contacts.includes(idRef) && !areOne([idRef, ...contacts])
          ? disagreement([idRef, ...contacts], keys)
          : { ref: idRef, doubtful: none };
      if (contacts.length > 1 && !areOne(contacts)) return disagreement(contacts, keys);
      const [contactRef] = contacts;
      if (contactRef === undefined) return doubtful.length === 0 ? nobody : { ref: null, doubtful };
      if (!clashes(contactRef, keys.ids)) return { ref: contactRef, doubtful };
      addOnce(doubtful, contactRef);
      return { ref: null, doubtful };
    },
    sharedPhones: () => shared.size,
  };
};

const addOnce = (refs: Ref[], ref: Ref): void => {
  if (!refs.includes(ref)) refs.push(ref);
};
