import { describe, expect, it } from 'vitest';
import { isScanned } from '../../../../shared/domain/events/scanner.ts';
import {
  movingUp,
  placesFree,
  steppingBack,
} from '../../../../shared/domain/events/waiting-list.ts';

const party = (name: string, guests: number) => ({ name, guests });
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

describe('a waiting list', () => {
  it('moves the longest-waiting up as far as places go and passes over a party that is too large', () => {
    const waiting = [party('甲', 2), party('乙', 0), party('丙', 1), party('丁', 0)];
    expect(names(movingUp(waiting, 0))).toEqual([]);
    expect(names(movingUp(waiting, 1))).toEqual(['乙']);
    expect(names(movingUp(waiting, 3))).toEqual(['甲']);
    expect(names(movingUp(waiting, 5))).toEqual(['甲', '乙', '丁']);
    expect(names(movingUp(waiting, placesFree(null, 1000)))).toEqual(['甲', '乙', '丙', '丁']);
    expect(names(movingUp(waiting, placesFree(10, 12)))).toEqual([]);
  });

  it('sends the latest back until the others fit', () => {
    const latestFirst = [party('晚', 0), party('中', 2), party('早', 1)];
    expect(names(steppingBack(latestFirst, 6))).toEqual([]);
    expect(names(steppingBack(latestFirst, 5))).toEqual(['晚']);
    expect(names(steppingBack(latestFirst, 4))).toEqual(['晚', '中']);
    expect(names(steppingBack(latestFirst, 0))).toEqual(['晚', '中', '早']);
  });
});

describe('a scanner as keyboard', () => {
  const strokes = (gapsMs: readonly number[]): number[] => {
    let at = 1000;
    return [at, ...gapsMs.map((gap) => (at += gap))];
  };

  it('types faster than anybody', () => {
    expect(isScanned(strokes([5, 6, 5, 4, 7]))).toBe(true);
    expect(isScanned(strokes([120, 90, 150, 110, 100]))).toBe(false);
    expect(isScanned(strokes([5, 6]))).toBe(false);
    expect(isScanned([])).toBe(false);
  });

  it('may be held up once in a long code, not in a short one', () => {
    expect(isScanned(strokes([5, 5, 200, 5, 5, 5, 5, 5]))).toBe(true);
    expect(isScanned(strokes([5, 200, 5]))).toBe(false);
    expect(isScanned(strokes([5, 200, 5, 5, 200, 5, 5, 5]))).toBe(false);
  });
});
