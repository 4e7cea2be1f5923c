import type { FigureEntity } from '../metrics/figure.ts';

/**
 * A report as data: sections of blocks. One builder makes it; each format and the page draw it.
 */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  /** Lines under the title: period, cut-off, signature. */
  readonly facts: readonly string[];
  /** Whose document it is, on its first page; left out = nobody's. */
  readonly brand?: ReportBrand;
  readonly sections: readonly ReportSection[];
}

export interface ReportBrand {
  readonly name: string;
  /** `#rrggbb`; null = the program's accent. */
  readonly colour: string | null;
  /** A picture as a data URI. */
  readonly logo: string | null;
}

export interface ReportSection {
  readonly key: string;
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
}

/** What every block of a report may carry, whatever it is. */
interface ReportBlockBase {
  /** The part of the report it belongs to (`funnel`, `retention`): all blocks of a part share it. */
  readonly key?: string;
  /** What the part says, in one sentence; its first block has it. */
  readonly message?: string;
}

export type ReportBlock = ReportBlockBase &
  (
    | { readonly kind: 'paragraph'; readonly text: string; readonly quiet?: boolean }
    | { readonly kind: 'figures'; readonly items: readonly ReportFigure[] }
    | ReportTable
    | {
        readonly kind: 'chart';
        readonly chart: ReportChart;
        /** The chart in words, for who does not see it; left out = its title. */
        readonly alt?: string;
      }
    | { readonly kind: 'list'; readonly items: readonly string[] }
    | {
        /** Each under the nearest one before it that is one level higher. */
        readonly kind: 'tree';
        readonly title: string;
        readonly items: readonly ReportTreeItem[];
      }
  );

export interface ReportTreeItem {
  readonly text: string;
  /** From 0. */
  readonly level: number;
  /** The number that shows it. */
  readonly opening?: ReportOpening;
}

/** An entry of a tree with its number behind it, where nothing opens. */
export const treeText = ({ text, opening }: ReportTreeItem): string =>
  opening === undefined ? text : `${text} (${opening.label}: ${opening.value})`;

export interface ReportTable {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

/** Blocks as one part of the report, with the sentence that it comes to. */
export const partOf = (
  key: string,
  blocks: readonly ReportBlock[],
  message?: string,
): ReportBlock[] =>
  blocks.map((block, index) =>
    index === 0 && message !== undefined ? { ...block, key, message } : { ...block, key },
  );

/** What a number opens into. */
export interface ReportOpening {
  /** Where its rows are asked for: a key of `places.ts`. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** Its id in the catalogue of definitions; left out = it is not in it. */
  readonly metric?: string;
  /** Definition, formula, sample, interval, period, or why there is no value. */
  readonly details: readonly string[];
  /** What its rows are. */
  readonly entity: FigureEntity;
  /** People it tells of: the part, and the whole it is a part of. */
  readonly groups?: readonly number[];
  /** Unit of the rows' values; null = each row counts one. */
  readonly rowUnit: 'minor' | 'number' | null;
}

/** A figure with what stands behind it, ready to be opened. */
export interface ReportFigure extends ReportOpening {
  /** One short line under the value: a target, a comparison. */
  readonly note: string;
  readonly tone: 'good' | 'watch' | 'bad' | 'plain';
}

export interface ReportColumn {
  readonly header: string;
  readonly align: 'left' | 'right';
}

export interface ReportCell {
  readonly text: string;
  /** The number behind the text, for spreadsheets. */
  readonly number?: number | null;
  readonly format?: 'integer' | 'decimal' | 'percent';
  readonly opening?: ReportOpening;
}

/** Charts as data; `chart-option.ts` draws them, `chart-table.ts` writes them as a table. */
export type ReportChart = DailyChart | FunnelChart | BarsChart | TriangleChart | FlowChart;

interface DailyChart {
  readonly type: 'daily';
  readonly title: string;
  readonly dates: readonly string[];
  /** null = not told. */
  readonly values: readonly (number | null)[];
  readonly unit: string;
  /** Spans with their names; the main one is shaded. */
  readonly spans: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string;
    readonly main: boolean;
  }[];
}

/** A bar of a number that opens. */
export interface ReportBar {
  readonly label: string;
  /** null = unknown. */
  readonly value: number | null;
  readonly note: string;
  readonly opening: ReportOpening;
}

/** Steps of persons, each a part of the one before. */
interface FunnelChart {
  readonly type: 'funnel';
  readonly title: string;
  readonly steps: readonly ReportBar[];
}

/** Things side by side, from zero to the right. */
interface BarsChart {
  readonly type: 'bars';
  readonly title: string;
  readonly bars: readonly ReportBar[];
}

/** Cohorts downwards, units after their start to the right. */
interface TriangleChart {
  readonly type: 'triangle';
  readonly title: string;
  /** What the rows are: "cohort". */
  readonly rowHeader: string;
  readonly sizeHeader: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly size: ReportCell;
    /** Shorter than the columns where units have not begun. */
    readonly cells: readonly TriangleCell[];
  }[];
  /** What hatching means; empty where no cell is hatched. */
  readonly legend: string;
}
export interface TriangleCell extends ReportCell {
  /** 0 to 1; null = nobody can tell. */
  readonly share: number | null;
  /** False = hatched. */
  readonly whole: boolean;
}

/** Where things of one state went to in the next. */
interface FlowChart {
  readonly type: 'flow';
  readonly title: string;
  readonly from: readonly { readonly key: string; readonly label: string }[];
  readonly to: readonly { readonly key: string; readonly label: string }[];
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly value: number;
    readonly opening: ReportOpening;
  }[];
}
