import type { WorkspaceSettings } from '../../contract/workspace.ts';
import type { ReportBrand } from './document.ts';

/** What text on white needs, by WCAG 2 (AA). */
const LEAST_CONTRAST = 4.5;

const isColour = (colour: string): boolean => /^#[\da-f]{6}$/i.test(colour);
const parts = (colour: string): number[] =>
  [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/** Contrast of a colour with white, from 1 to 21. */
export const contrastWithWhite = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = parts(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
};

/** The colour itself, or the nearest darker one in which text on white can be read. */
export const readableColour = (colour: string): string => {
  for (let share = 1; share > 0; share -= 0.02) {
    const darker = `#${parts(colour)
      .map((part) =>
        Math.round(part * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if (contrastWithWhite(darker) >= LEAST_CONTRAST) return share === 1 ? colour : darker;
  }
  return '#000000';
};

/** Whose reports these are; undefined = nothing was set. */
export const brandOf = ({
  brandName,
  brandColour,
  brandLogo,
}: Pick<WorkspaceSettings, 'brandName' | 'brandColour' | 'brandLogo'>): ReportBrand | undefined =>
  brandName === '' && brandColour === null && brandLogo === null
    ? undefined
    : {
        name: brandName,
        colour: brandColour !== null && isColour(brandColour) ? readableColour(brandColour) : null,
        logo: brandLogo,
      };
