import type { ReportBar, ReportOpening } from '../../shared/domain/report/document.ts';
import { FigureLink } from './figure-card.tsx';

interface ReportBarsProps {
  readonly title: string;
  readonly bars: readonly ReportBar[];
  readonly onOpen: (opening: ReportOpening) => void;
}

/** Bars from zero, as of a funnel; each opens into the rows behind its number. */
export const ReportBars = ({ title, bars, onOpen }: ReportBarsProps) => {
  const largest = Math.max(1, ...bars.map((bar) => bar.value ?? 0));
  return (
    <figure className="report-bars">
      <figcaption>{title}</figcaption>
      {bars.map((bar) => (
        <div key={bar.opening.key} className="report-bar-line">
          <span>{bar.label}</span>
          <span className="report-bar-track">
            <span
              className="report-bar"
              style={{ width: `${((bar.value ?? 0) / largest) * 60}%` }}
            />
            <FigureLink text={bar.opening.value} opening={bar.opening} onOpen={onOpen} />
            <span className="secondary small">{bar.note}</span>
          </span>
        </div>
      ))}
    </figure>
  );
};
