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

/** A figure with what stands behind it, ready to be opened. */
export interface ReportFigure {
  readonly label: string;
  readonly value: string;
  /** One short line under the value: a target, a comparison. */
  readonly note: string;
  readonly tone: 'good' | 'watch' | 'bad' | 'plain';
  /** Definition, formula, sample, interval, period: shown when opened. */
  readonly details: readonly string[];
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
  readonly tone?: 'good' | 'watch' | 'bad';
}

export type ReportChart =
  | {
      readonly type: 'daily';
      readonly title: string;
      readonly dates: readonly string[];
      readonly values: readonly number[];
      readonly unit: string;
      /** Shaded spans with their names; `running` ones are hatched. */
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
        readonly value: number;
        readonly note: string;
      }[];
    };
