import { App, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import zhTW from 'antd/locale/zh_TW';

import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';
import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Appearance } from '../../shared/domain/look.ts';
import { languages } from '../../shared/messages/languages.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { MessageKey, MessageValues } from '../../shared/messages/translate.ts';
import { antdThemeOf, cssVariables } from './tokens.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

interface AppearanceState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly themeChoice: ThemeChoice;
  readonly setThemeChoice: (choice: ThemeChoice) => void;
  readonly appearance: Appearance;
}

const AppearanceContext = createContext<AppearanceState | null>(null);

export const useAppearance = (): AppearanceState => {
  const state = use(AppearanceContext);
  if (state === null) throw new Error('no appearance above this component');
  return state;
};

export type Translate = (key: MessageKey, values?: MessageValues) => string;

export const useT = (): Translate => {
  const { language } = useAppearance();
  return useMemo(() => (key, values) => translate(language, key, values), [language]);
};

const remembered = <Choice extends string>(
  name: string,
  choices: readonly Choice[],
  fallback: Choice,
): Choice => {
  const kept = localStorage.getItem(name);
  return choices.find((choice) => choice === kept) ?? fallback;
};

/** What the system asks of every program. */
const systemAsks = (question: string) => {
  const query = window.matchMedia(question);
  return {
    subscribe: (listener: () => void) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    read: () => query.matches,
  };
};
const darkSystem = systemAsks('(prefers-color-scheme: dark)');
const calmSystem = systemAsks('(prefers-reduced-motion: reduce)');

const antdLocales = { 'zh-CN': zhCN, 'zh-TW': zhTW, en } as const;

/** Gives the page its language and its light or dark look; both are remembered on this machine. */
export const AppearanceProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState(() =>
    remembered('workstation.language', languages, languages[0]),
  );
  const [themeChoice, setThemeChoice] = useState(() =>
    remembered('workstation.theme', themeChoices, 'system'),
  );
  const systemDark = useSyncExternalStore(darkSystem.subscribe, darkSystem.read);
  const calm = useSyncExternalStore(calmSystem.subscribe, calmSystem.read);
  const appearance: Appearance =
    themeChoice === 'system' ? (systemDark ? 'dark' : 'light') : themeChoice;

  useEffect(() => {
    localStorage.setItem('workstation.language', language);
    localStorage.setItem('workstation.theme', themeChoice);
    const root = document.documentElement;
    root.lang = language;
    root.dataset['appearance'] = appearance;
    root.style.colorScheme = appearance;
    for (const [name, value] of Object.entries(cssVariables(appearance, language)))
      root.style.setProperty(name, value);
    document.title = translate(language, 'common.program-name');
  }, [language, themeChoice, appearance]);

  const state = useMemo(
    () => ({ language, setLanguage, themeChoice, setThemeChoice, appearance }),
    [language, themeChoice, appearance],
  );
  const theme = useMemo(
    () => antdThemeOf(appearance, language, !calm),
    [appearance, language, calm],
  );
  return (
    <AppearanceContext value={state}>
      <ConfigProvider
        locale={antdLocales[language]}
        theme={theme}
        button={{ autoInsertSpace: false }}
      >
        <App className="antd-app" notification={{ placement: 'bottom', duration: 6, maxCount: 3 }}>
          {children}
        </App>
      </ConfigProvider>
    </AppearanceContext>
  );
};
