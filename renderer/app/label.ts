import type { Label } from '../../shared/contract/workspace.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate, translateAny } from '../../shared/messages/translate.ts';

/** Names of settings in a label are stored as keys; people read their words. */
const settingNames = (language: Language, names: string): string =>
  names
    .split(', ')
    .map((name) => translateAny(language, `workspace.setting-${name}`) ?? name)
    .join(translate(language, 'common.list-separator'));

/** A stored label (history, undo) in the operator's language. */
export const labelText = (language: Language, label: Label): string => {
  const { names } = label.values;
  const values =
    label.key === 'history.settings' && typeof names === 'string'
      ? { ...label.values, names: settingNames(language, names) }
      : label.values;
  return translateAny(language, label.key, values) ?? label.key;
};
