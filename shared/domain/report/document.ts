import type { FigureEntity } from '../metrics/figure.ts';

/**
 * A report as data: sections of blocks. One builder makes it; each format and the page draw it.
 */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  /** Lines under the title: period, cut-off, signature. */
  readonly facts: readonly string[];
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly key: string;
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly quiet?: boolean }
  | { readonly kind: 'figures'; readonly items: readonly ReportFigure[] }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly columns: readonly ReportColumn[];
      readonly rows: readonly (readonly ReportCell[])[];
    }
  | { readonly kind: 'chart'; readonly chart: ReportChart }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/** What a number opens into. */
export interface ReportOpening {
  /** Where its rows are asked for: `kpi.<uid>`, `during.<metric>`, `event.<uid>`, `funnel.<step>`. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** Definition, formula, sample, interval, period, or why there is no value. */
  readonly details: readonly string[];
  /** What its rows are. */
  readonly entity: FigureEntity;
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

export type ReportChart =
  | {
      readonly type: 'daily';
      readonly title: string;
      readonly dates: readonly string[];
      readonly values: readonly number[];
      readonly unit: string;
      /** Spans with their names; the main one is shaded. */
      readonly spans: readonly {
        readonly from: string;
        readonly to: string;
        readonly label: string;
        readonly main: boolean;
      }[];
    }
  | {
      readonly type: 'funnel';
      readonly title: string;
      readonly steps: readonly {
        readonly label: string;
        /** null = unknown. */
        readonly value: number | null;
        readonly note: string;
        readonly opening: ReportOpening;
      }[];
    };
