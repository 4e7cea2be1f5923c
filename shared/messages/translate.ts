import { IntlMessageFormat } from 'intl-messageformat';
import { all as en } from './en/all.ts';
import type { Language } from './languages.ts';
import { all as zhCN } from './zh-CN/all.ts';
import { all as zhTW } from './zh-TW/all.ts';

type Source = typeof zhCN;
/** `room.key`, e.g. `imports.commit`. */
export type MessageKey = {
  [Room in keyof Source]: `${Room & string}.${keyof Source[Room] & string}`;
}[keyof Source];

export type MessageValues = Readonly<Record<string, string | number>>;

const catalogues: Readonly<
  Record<Language, Readonly<Record<string, Readonly<Record<string, string>>>>>
> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  en,
};
const formats = new Map<string, IntlMessageFormat>();

/** The text of a message (ICU syntax: `{count, number}`, `{count, plural, one {…} other {…}}`). */
export const translate = (
  language: Language,
  key: MessageKey,
  values: MessageValues = {},
): string => translateAny(language, key, values) ?? key;

/** As `translate` for keys that come from data (error codes, stored labels); null when unknown. */
export const translateAny = (
  language: Language,
  key: string,
  values: MessageValues = {},
): string | null => {
  const dot = key.indexOf('.');
  const room = catalogues[language][key.slice(0, dot)];
  const name = key.slice(dot + 1);
  if (room === undefined || !Object.hasOwn(room, name)) return null;
  const id = `${language}\u0000${key}`;
  let format = formats.get(id);
  // Tags are off: messages carry plain text, and file contents may stand in the values.
  if (format === undefined)
    formats.set(
      id,
      (format = new IntlMessageFormat(room[name]!, language, undefined, { ignoreTag: true })),
    );
  return String(format.format(values));
};
