import { palettes } from '../../../shared/domain/look.ts';
import type { ReportBrand } from '../../../shared/domain/report/document.ts';

/** Office files write colours without their hash. */
export const hex = (colour: string): string => colour.replace('#', '').toUpperCase();

/** A colour of six hexadecimal digits and nothing else gets into a document. */
export const accentOf = (brand: ReportBrand | undefined): string =>
  typeof brand?.colour === 'string' && /^#[\da-f]{6}$/i.test(brand.colour)
    ? brand.colour
    : palettes.light.accent;

/** A colour between white and another: 0 = white. */
export const shaded = (colour: string, share: number): string => {
  const part = (at: number): string =>
    Math.round(255 + (parseInt(hex(colour).slice(at, at + 2), 16) - 255) * share)
      .toString(16)
      .padStart(2, '0')
      .toUpperCase();
  return `#${part(0)}${part(2)}${part(4)}`;
};
