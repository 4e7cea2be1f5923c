import { themeQuartz } from 'ag-grid-community';
import { theme as antdTheme } from 'antd';
import type { ThemeConfig } from 'antd';
import { fontStacks, palettes, seriesColours, sizes, typeSizes } from '../../shared/domain/look.ts';
import type { Appearance, Palette } from '../../shared/domain/look.ts';
import type { Language } from '../../shared/messages/languages.ts';

type Algorithm = typeof antdTheme.compactAlgorithm;

const hexPairs = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** A colour of which a share (0 to 1) lies over an opaque ground. */
const over = (ground: string, colour: string, share: number): string => {
  const under = hexPairs(ground);
  const mixed = hexPairs(colour).map((one, at) => one * share + under[at]! * (1 - share));
  return `#${mixed.map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`;
};

/** Grounds and edges of notices: the stock shades of dark colours are too heavy to read on. */
const noticesOf = (colour: Palette) => ({
  colorSuccessBg: over(colour.surface, colour.good, 0.1),
  colorSuccessBorder: over(colour.surface, colour.good, 0.4),
  colorWarningBg: over(colour.surface, colour.watch, 0.1),
  colorWarningBorder: over(colour.surface, colour.watch, 0.4),
  colorErrorBg: over(colour.surface, colour.bad, 0.1),
  colorErrorBorder: over(colour.surface, colour.bad, 0.4),
  colorInfoBg: over(colour.surface, colour.note, 0.1),
  colorInfoBorder: over(colour.surface, colour.note, 0.4),
});

/** Puts the project's own sizes and colours last: the stock algorithms round and shift them. */
const exactly =
  (appearance: Appearance): Algorithm =>
  (seed, map) => {
    const colour = palettes[appearance];
    return {
      ...(map ?? antdTheme.defaultAlgorithm(seed)),
      fontSize: typeSizes.body,
      fontSizeSM: typeSizes.small,
      fontSizeLG: typeSizes.section,
      fontSizeXL: typeSizes.title,
      lineHeight: 1.5,
      lineHeightSM: 1.5,
      lineHeightLG: 1.5,
      fontHeight: 20,
      fontHeightSM: 18,
      fontHeightLG: 22,
      controlHeight: sizes.row,
      controlHeightSM: 24,
      controlHeightXS: 24,
      controlHeightLG: 36,
      colorPrimary: colour.accent,
      colorPrimaryBg: colour.accentGround,
      colorPrimaryText: colour.accent,
      colorSuccess: colour.good,
      colorWarning: colour.watch,
      colorError: colour.bad,
      colorErrorText: colour.bad,
      colorInfo: colour.note,
      ...noticesOf(colour),
    };
  };

export const antdThemeOf = (
  appearance: Appearance,
  language: Language,
  motion: boolean,
): ThemeConfig => {
  const colour = palettes[appearance];
  return {
    cssVar: { key: 'workstation' },
    hashed: false,
    algorithm:
      appearance === 'dark'
        ? [antdTheme.darkAlgorithm, antdTheme.compactAlgorithm, exactly(appearance)]
        : [antdTheme.compactAlgorithm, exactly(appearance)],
    token: {
      colorPrimary: colour.accent,
      colorLink: colour.accent,
      colorLinkHover: colour.accent,
      colorLinkActive: colour.accent,
      colorSuccess: colour.good,
      colorWarning: colour.watch,
      colorError: colour.bad,
      colorInfo: colour.note,
      colorText: colour.text,
      colorTextSecondary: colour.secondary,
      colorTextTertiary: colour.quiet,
      colorTextDescription: colour.quiet,
      colorTextPlaceholder: colour.quiet,
      colorTextDisabled: colour.quiet,
      colorTextLightSolid: colour.onAccent,
      colorBgLayout: colour.page,
      colorBgContainer: colour.surface,
      colorBgElevated: colour.raised,
      colorBorder: colour.control,
      colorBorderSecondary: colour.line,
      colorSplit: colour.line,
      colorPrimaryBg: colour.accentGround,
      controlItemBgActive: colour.accentGround,
      fontFamily: fontStacks[language],
      fontWeightStrong: 600,
      borderRadius: sizes.radius,
      boxShadow: colour.shadow,
      boxShadowSecondary: colour.shadow,
      wireframe: false,
      motion,
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Form: { itemMarginBottom: 12 },
      Notification: { width: 400 },
      Progress: { defaultColor: colour.accent, remainingColor: colour.line },
      Tooltip: {
        colorBgSpotlight: appearance === 'dark' ? colour.strongLine : colour.text,
        colorTextLightSolid: appearance === 'dark' ? colour.text : colour.surface,
      },
    },
  };
};

const gridThemes = new Map<string, ReturnType<typeof makeGridTheme>>();

/** One theme for all grids: each new one puts its style sheet into the page again. */
export const gridThemeOf = (appearance: Appearance, language: Language) => {
  const key = `${appearance} ${language}`;
  const theme = gridThemes.get(key) ?? makeGridTheme(appearance, language);
  gridThemes.set(key, theme);
  return theme;
};

const makeGridTheme = (appearance: Appearance, language: Language) => {
  const colour = palettes[appearance];
  return themeQuartz.withParams({
    accentColor: colour.accent,
    backgroundColor: colour.surface,
    foregroundColor: colour.text,
    textColor: colour.text,
    borderColor: colour.line,
    chromeBackgroundColor: colour.page,
    headerBackgroundColor: colour.page,
    headerTextColor: colour.secondary,
    subtleTextColor: colour.quiet,
    oddRowBackgroundColor: colour.surface,
    rowHoverColor: colour.page,
    selectedRowBackgroundColor: colour.accentGround,
    menuBackgroundColor: colour.raised,
    inputBorder: { color: colour.control },
    fontFamily: fontStacks[language],
    fontSize: typeSizes.small,
    headerFontSize: typeSizes.small,
    headerFontWeight: 600,
    rowHeight: sizes.row,
    headerHeight: 30,
    spacing: 4,
    cellHorizontalPadding: 10,
    borderRadius: sizes.radius,
    wrapperBorderRadius: sizes.radius,
    columnBorder: false,
    browserColorScheme: appearance,
  });
};

const kebab = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Custom properties for the page's own style sheet and for DHTMLX Gantt. */
export const cssVariables = (
  appearance: Appearance,
  language: Language,
): Readonly<Record<string, string>> => {
  const colour = palettes[appearance];
  const own = Object.entries(colour).map(([name, value]) => [`--${kebab(name)}`, value] as const);
  const series = seriesColours.map((value, index) => [`--series-${index + 1}`, value] as const);
  return Object.fromEntries([
    ...own,
    ...series,
    ['--font', fontStacks[language]],
    ['--radius', `${sizes.radius}px`],
    ['--dhx-gantt-font-family', fontStacks[language]],
    ['--dhx-gantt-font-size', `${typeSizes.small}px`],
    ['--dhx-gantt-container-background', colour.surface],
    ['--dhx-gantt-container-color', colour.text],
    ['--dhx-gantt-base-colors-white', colour.surface],
    ['--dhx-gantt-base-colors-background', colour.surface],
    ['--dhx-gantt-base-colors-border', colour.line],
    ['--dhx-gantt-base-colors-border-light', colour.line],
    ['--dhx-gantt-base-colors-primary', colour.accent],
    ['--dhx-gantt-base-colors-primary-hover', colour.accent],
    ['--dhx-gantt-base-colors-select', colour.accentGround],
    ['--dhx-gantt-base-colors-hover-color', colour.page],
    ['--dhx-gantt-base-colors-text-base', colour.text],
    ['--dhx-gantt-base-colors-text-light', colour.secondary],
    ['--dhx-gantt-base-colors-text-on-fill', colour.onAccent],
    ['--dhx-gantt-base-colors-icons', colour.secondary],
    ['--dhx-gantt-base-colors-disabled', colour.quiet],
    ['--dhx-gantt-base-colors-error', colour.bad],
    ['--dhx-gantt-base-colors-error-text', colour.bad],
    ['--dhx-gantt-base-colors-success', colour.good],
    ['--dhx-gantt-base-colors-warning', colour.watch],
    ['--dhx-gantt-task-background', colour.accent],
    ['--dhx-gantt-task-color', colour.onAccent],
    ['--dhx-gantt-task-border-radius', `${sizes.radius}px`],
    ['--dhx-gantt-project-background', colour.note],
    ['--dhx-gantt-milestone-background', colour.watch],
    ['--dhx-gantt-link-background', colour.control],
    ['--dhx-gantt-link-critical-background', colour.bad],
    ['--dhx-gantt-popup-background', colour.raised],
  ]);
};

/** Colours and type of a chart; series order as in the reports. */
export const chartThemeOf = (appearance: Appearance, language: Language) => {
  const colour = palettes[appearance];
  return {
    color: [...seriesColours],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: fontStacks[language], fontSize: typeSizes.small, color: colour.text },
    title: {
      textStyle: { color: colour.text, fontSize: typeSizes.body, fontWeight: 600 as const },
    },
    axis: { line: colour.strongLine, split: colour.line, label: colour.secondary },
    tooltip: { background: colour.raised, border: colour.line, text: colour.text },
  };
};
