import type { ReportFigure, ReportOpening } from '../../shared/domain/report/document.ts';
import { useT } from '../app/appearance.tsx';
import './report.css';

interface FigureCardProps {
  readonly figure: ReportFigure;
  readonly onOpen: (opening: ReportOpening) => void;
}

/** A figure with its target; it opens to its definition and the rows behind it. */
export const FigureCard = ({ figure, onOpen }: FigureCardProps) => (
  <button
    type="button"
    className="figure-card"
    data-tone={figure.tone}
    title={figure.details.join('\n')}
    onClick={() => onOpen(figure)}
  >
    <span className="figure-label">{figure.label}</span>
    <span className="figure-value">{figure.value}</span>
    <span className="quiet small">{figure.note}</span>
  </button>
);

interface FigureLinkProps {
  readonly text: string;
  readonly opening: ReportOpening;
  readonly onOpen: (opening: ReportOpening) => void;
}

/** A number in a table or a line that opens the same way. */
export const FigureLink = ({ text, opening, onOpen }: FigureLinkProps) => (
  <button
    type="button"
    className="figure-link"
    title={opening.details.join('\n')}
    aria-label={useT()('retrospectives.open-figure', {
      label: opening.label,
      value: opening.value,
    })}
    onClick={() => onOpen(opening)}
  >
    {text}
  </button>
);
