import type { ReportFigure } from '../../shared/domain/report/document.ts';
import './report.css';

/** A figure that opens to its definition, formula, sample, interval and period. */
export const FigureCard = ({ figure }: { readonly figure: ReportFigure }) => (
  <details className="figure-card" data-tone={figure.tone}>
    <summary>
      <span className="figure-label">{figure.label}</span>
      <span className="figure-value">{figure.value}</span>
      <span className="quiet small">{figure.note}</span>
    </summary>
    <ul>
      {figure.details.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </details>
);
