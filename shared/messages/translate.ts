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
): string => format(language, key, values) ?? key;

/**
 * As `translate` for keys that come from data (error codes, stored labels); null when unknown.
 * A blank that the data does not fill reads “—”: a failure must not fail to be shown.
 */
export const translateAny = (
  language: Language,
  key: string,
  values: MessageValues = {},
): string | null =>
  format(
    language,
    key,
    new Proxy(values, {
      has: () => true,
      get: (given, name) => (Object.hasOwn(given, name) ? Reflect.get(given, name) : '—'),
    }),
  );

const format = (language: Language, key: string, values: MessageValues): string | null => {
  const dot = key.indexOf('.');
  const room = catalogues[language][key.slice(0, dot)];
  const name = key.slice(dot + 1);
  if (room === undefined || !Object.hasOwn(room, name)) return null;
  const id = `${language}\u0000${key}`;
  let message = formats.get(id);
  // Tags are off: messages carry plain text, and file contents may stand in the values.
  if (message === undefined)
    formats.set(
      id,
      (message = new IntlMessageFormat(room[name]!, language, undefined, { ignoreTag: true })),
    );
  return String(message.format(values));
};
