import type { Language } from '../messages/languages.ts';

/** The named colours of one appearance; text colours have at least 4.5:1 on their grounds. */
export interface Palette {
  readonly page: string;
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly strongLine: string;
  readonly control: string;
  readonly text: string;
  readonly secondary: string;
  readonly quiet: string;
  readonly accent: string;
  readonly accentGround: string;
  readonly onAccent: string;
  readonly good: string;
  readonly watch: string;
  readonly bad: string;
  readonly note: string;
  readonly shadow: string;
}

export type Appearance = 'light' | 'dark';

/** The colours of screen, charts and reports: the one home of every colour value. */
export const palettes: Readonly<Record<Appearance, Palette>> = {
  light: {
    page: '#F5F6F8',
    surface: '#FFFFFF',
    raised: '#FFFFFF',
    line: '#E3E6EB',
    strongLine: '#CBD1DA',
    control: '#7C8796',
    text: '#1B2430',
    secondary: '#4A5565',
    quiet: '#667080',
    accent: '#0B6B67',
    accentGround: '#E4F1F0',
    onAccent: '#FFFFFF',
    good: '#1B7837',
    watch: '#8A5200',
    bad: '#B3261E',
    note: '#1D5FBF',
    shadow: '0 6px 20px rgba(20, 28, 40, 0.16)',
  },
  dark: {
    page: '#11151B',
    surface: '#181D25',
    raised: '#202733',
    line: '#2B3341',
    strongLine: '#3B4556',
    control: '#6B7789',
    text: '#E7EBF1',
    secondary: '#B3BCC9',
    quiet: '#8E98A8',
    accent: '#55BDB7',
    accentGround: '#16302F',
    onAccent: '#06201F',
    good: '#6CCB86',
    watch: '#E8B04B',
    bad: '#FF8F86',
    note: '#86B6FF',
    shadow: '0 6px 20px rgba(0, 0, 0, 0.5)',
  },
};

/** Colours of chart series in order, told apart by colour-blind eyes; a label stands beside each. */
export const seriesColours = [
  '#0072B2',
  '#B37400',
  '#00805D',
  '#A85586',
  '#2A86B8',
  '#C24E00',
  '#6B6B6B',
] as const;

/** Font stacks by language; the generic families close each. */
export const fontStacks: Readonly<Record<Language, string>> = {
  'zh-CN':
    '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif',
  'zh-TW':
    '"PingFang TC", "Microsoft JhengHei UI", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", system-ui, sans-serif',
  en: 'system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", "Noto Sans CJK SC", sans-serif',
};

/** Type sizes in CSS pixels. */
export const typeSizes = { small: 12, body: 13, section: 15, title: 20 } as const;

/** Space and control sizes in CSS pixels; space goes in steps of four. */
export const sizes = {
  step: 4,
  row: 28,
  radius: 6,
  drawerMin: 420,
  drawerMax: 640,
  drawerWideMax: 1100,
  railWide: 168,
  railNarrow: 52,
} as const;
