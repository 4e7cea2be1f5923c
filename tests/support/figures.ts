import { expect } from 'vitest';
import type { WriteDb } from '../../electron/store/db.ts';
import { figuresReads } from '../../electron/store/queries/figures/jobs.ts';
import type { Figure } from '../../shared/domain/metrics/figure.ts';
import type { MetricId } from '../../shared/domain/metrics/registry.ts';
import { figureRows } from './rows-behind.ts';
import { testNowMs } from './workspace.ts';

interface Asked {
  readonly communityUid?: string;
  readonly campaignUid?: string;
  readonly eventUid?: string;
  readonly nowMs?: number;
}

/** A figure with the uids of its rows; asked at noon of 2026-11-24 in Shanghai. */
export const figure = (
  db: WriteDb,
  id: MetricId,
  from: string,
  to: string,
  { communityUid, campaignUid, eventUid, nowMs = testNowMs }: Asked = {},
): Figure & { readonly uids: readonly string[] } => {
  const scope = {
    from,
    to,
    communityUid: communityUid ?? null,
    campaignUid: campaignUid ?? null,
    eventUid: eventUid ?? null,
  };
  const [found] = figuresReads['figures.compute'](db, { scope, ids: [id], nowMs });
  const rows = figureRows(db, { scope, id, nowMs, offset: 0, limit: 100 });
  // Whatever a figure says, the rows behind it add up to it.
  if (found!.numerator !== null) expect(rows.sum).toBeCloseTo(found!.numerator, 12);
  return { ...found!, uids: rows.rows.map(({ uid }) => uid).sort() };
};
