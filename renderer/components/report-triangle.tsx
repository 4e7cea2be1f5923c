import type { CSSProperties } from 'react';
import type {
  ReportCell,
  ReportChart,
  ReportOpening,
  TriangleCell,
} from '../../shared/domain/report/document.ts';
import { FigureLink } from './figure-card.tsx';

interface Opens {
  readonly onOpen: (opening: ReportOpening) => void;
}

/** Cohorts downwards, units to the right; what is not whole is hatched, every share opens. */
export const ReportTriangle = ({
  chart,
  onOpen,
}: Opens & { readonly chart: Extract<ReportChart, { readonly type: 'triangle' }> }) => (
  <div className="report-scroll" tabIndex={0} role="group" aria-label={chart.title}>
    <table className="report-table report-triangle">
      <caption>{chart.title}</caption>
      <thead>
        <tr>
          <th scope="col">{chart.rowHeader}</th>
          <th scope="col" data-align="right">
            {chart.sizeHeader}
          </th>
          {chart.columns.map((column) => (
            <th key={column} scope="col" data-align="right">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chart.rows.map((row) => (
          <tr key={row.label}>
            <td>{row.label}</td>
            <td data-align="right">
              <Opening cell={row.size} onOpen={onOpen} />
            </td>
            {chart.columns.map((column, index) => (
              <ShareCell key={column} cell={row.cells[index]} onOpen={onOpen} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    {chart.legend !== '' && <p className="quiet small report-hatched">{chart.legend}</p>}
  </div>
);

const ShareCell = ({ cell, onOpen }: Opens & { readonly cell: TriangleCell | undefined }) =>
  cell === undefined ? (
    <td />
  ) : (
    <td
      data-align="right"
      data-whole={cell.whole}
      style={{ '--share': `${Math.round((cell.share ?? 0) * 100)}%` } as CSSProperties}
    >
      <Opening cell={cell} onOpen={onOpen} />
    </td>
  );

const Opening = ({ cell, onOpen }: Opens & { readonly cell: ReportCell }) =>
  cell.opening === undefined ? (
    cell.text
  ) : (
    <FigureLink text={cell.text} opening={cell.opening} onOpen={onOpen} />
  );
