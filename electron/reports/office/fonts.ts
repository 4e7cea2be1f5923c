import type { Language } from '../../../shared/messages/languages.ts';

/** Fonts that office programs have: of letters, and of Chinese characters. */
export const officeFonts: Readonly<Record<Language, { latin: string; chinese: string }>> = {
  'zh-CN': { latin: 'Calibri', chinese: 'Microsoft YaHei' },
  'zh-TW': { latin: 'Calibri', chinese: 'Microsoft JhengHei' },
  en: { latin: 'Calibri', chinese: 'Microsoft YaHei' },
};
