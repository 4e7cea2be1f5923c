import { expect, test } from 'vitest';
import {
  brandOf,
  contrastWithWhite,
  readableColour,
} from '../../../../shared/domain/report/brand.ts';

test('measures contrast as WCAG does', () => {
  expect(contrastWithWhite('#000000')).toBeCloseTo(21, 6);
  expect(contrastWithWhite('#FFFFFF')).toBeCloseTo(1, 6);
  expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2);
});

test('keeps a colour that can be read and darkens one that cannot', () => {
  expect(readableColour('#8A3B12')).toBe('#8A3B12');
  for (const pale of ['#FFD400', '#FFFFFF', '#77CCEE', '#FF5A00']) {
    const darker = readableColour(pale);
    expect(contrastWithWhite(darker), pale).toBeGreaterThanOrEqual(4.5);
    expect(contrastWithWhite(darker), pale).toBeLessThan(5.2);
  }
});

test('is nobody while nothing is set', () => {
  const none = { brandName: '', brandColour: null, brandLogo: null };
  expect(brandOf(none)).toBeUndefined();
  expect(brandOf({ ...none, brandName: '茶馆' })).toEqual({
    name: '茶馆',
    colour: null,
    logo: null,
  });
  expect(brandOf({ ...none, brandColour: '#FFD400' })?.colour).toMatch(/^#[\da-f]{6}$/);
});
