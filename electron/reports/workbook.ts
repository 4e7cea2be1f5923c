import { createHash } from 'node:crypto';
import type { Retrospective } from '../../shared/contract/retrospectives.ts';
import type { FigureEntity } from '../../shared/domain/metrics/figure.ts';
import type { ReportDocument, ReportOpening } from '../../shared/domain/report/document.ts';
import { toldOpenings } from '../../shared/domain/report/openings.ts';
import { shownPlaces } from '../../shared/domain/report/parts.ts';
import type { Place } from '../../shared/domain/report/places.ts';
import type { Language } from '../../shared/messages/languages.ts';
import type { RowsBehind } from './xlsx-rows.ts';
import { writeReportXlsx } from './xlsx.ts';
import type { ReadDb } from '../store/db.ts';
import type { Report } from '../store/report.ts';
import { sql } from '../store/statements.ts';
import { requireCampaign } from '../store/queries/campaigns/read.ts';
import { eachListed, eachNamedRow, listRows } from '../store/queries/figures/rows.ts';
import type { RowSource } from '../store/queries/figures/row-source.ts';
import { sumOf } from '../store/queries/figures/sums.ts';
import { foundAt, sourceAt, unpackRows } from '../store/queries/retrospectives/behind.ts';
import { factContext } from '../store/queries/retrospectives/blocks/block.ts';
import { recordOf } from '../store/queries/retrospectives/read.ts';
import { rememberedRows, type Remembered } from '../store/queries/retrospectives/rows-in-memory.ts';

/**
 * Writes a retrospective as a workbook with the rows behind its numbers, as they were signed or are now.
 * Of a masked one those numbers alone that its document tells.
 */
export const writeWorkbook = (
  db: ReadDb,
  {
    path,
    retrospective,
    document,
    language,
    mask,
  }: {
    readonly path: string;
    readonly retrospective: Retrospective;
    readonly document: ReportDocument;
    readonly language: Language;
    readonly mask: boolean;
  },
  report?: Report,
): null => {
  const { facts, parts } = retrospective;
  const openings = toldOpenings(document, language);
  const places = shownPlaces(facts, parts).filter(
    ({ key, opens }) => opens && (!mask || openings.has(key)),
  );
  const behind = (retrospective.signedAtMs === null ? rowsOfDraft : rowsOfVersion)(
    db,
    retrospective,
    places,
    (key) => openings.get(key),
    report,
  );
  writeReportXlsx(path, document, retrospective, behind, {
    language,
    mask,
    report: (done, all) => report?.(done / all),
  });
  return null;
};

type OpeningAt = (key: string) => ReportOpening | undefined;

const isMoney = ({ unit }: Place, opening: ReportOpening | undefined): boolean =>
  (opening === undefined ? unit : opening.rowUnit) === 'minor';

/** Rows that count one each need not be counted again. */
const countOf = (
  db: ReadDb,
  remembered: Remembered,
  place: Place,
  source: RowSource,
  opening: ReportOpening | undefined,
): number => {
  if (opening?.rowUnit === null)
    return (place.figure === null ? place.value : place.figure.numerator) ?? 0;
  if (source.listed !== undefined) return source.listed.ids.length;
  return remembered.count(place, source) ?? sumOf(db, source.sql).n;
};

const rowsOfDraft = (
  db: ReadDb,
  { facts }: Retrospective,
  places: readonly Place[],
  openingAt: OpeningAt,
  report: Report | undefined,
): RowsBehind[] => {
  const context = factContext(db, requireCampaign(db, facts.campaign.uid), facts.cutoffMs);
  const remembered = rememberedRows(context);
  return places.flatMap((place): RowsBehind[] => {
    // Counting is no progress that anybody sees, but may be given up.
    report?.(0);
    const source = foundAt(context, place.key);
    if (source === null) return [];
    const opening = openingAt(place.key);
    return [
      {
        place,
        entity: source.entity,
        isMoney: isMoney(place, opening),
        list: digestOf(source.entity, source.sql, ...bytesOf(source)),
        count: countOf(db, remembered, place, source, opening),
        // Found again: those that are given hold all their rows.
        rows: () => {
          const again = sourceAt(context, place.key);
          return eachListed(db, remembered.list(place, again) ?? listRows(db, again));
        },
      },
    ];
  });
};

const rowsOfVersion = (
  db: ReadDb,
  { facts, version }: Retrospective,
  places: readonly Place[],
  openingAt: OpeningAt,
): RowsBehind[] => {
  const { id } = recordOf(db, requireCampaign(db, facts.campaign.uid).id, version)!;
  const rowsAt = (key: string): Uint8Array =>
    sql<{ row_uids: Buffer }>(
      db,
      'SELECT row_uids FROM figure WHERE retrospective_id = ? AND key = ?',
    ).get(id, key)!.row_uids;
  const entities = new Map(
    sql<{ key: string; entity: FigureEntity }>(
      db,
      'SELECT key, entity FROM figure WHERE retrospective_id = ?',
    )
      .all(id)
      .map(({ key, entity }) => [key, entity]),
  );
  return places.flatMap((place): RowsBehind[] => {
    const entity = entities.get(place.key);
    if (entity === undefined) return [];
    const packed = rowsAt(place.key);
    return [
      {
        place,
        entity,
        isMoney: isMoney(place, openingAt(place.key)),
        list: digestOf(entity, packed),
        count: unpackRows(packed).length,
        rows: () => eachNamedRow(db, entity, unpackRows(rowsAt(place.key))),
      },
    ];
  });
};

const bytesOf = ({ listed }: RowSource): Uint8Array[] =>
  listed === undefined
    ? []
    : [listed.ids, listed.values].map(
        ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
      );

/** Names a list of rows by what it is made of. */
const digestOf = (...pieces: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece).update('\0');
  return hash.digest('hex');
};
