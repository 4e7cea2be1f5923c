import type { ReportChart, ReportOpening } from '../../shared/domain/report/document.ts';
import { FigureLink } from './figure-card.tsx';

interface ReportFunnelProps {
  readonly chart: Extract<ReportChart, { readonly type: 'funnel' }>;
  readonly onOpen: (opening: ReportOpening) => void;
}

/** The funnel as bars from zero; each step opens into the persons of it. */
export const ReportFunnel = ({ chart, onOpen }: ReportFunnelProps) => {
  const largest = Math.max(1, ...chart.steps.map((step) => step.value ?? 0));
  return (
    <figure className="report-funnel">
      <figcaption>{chart.title}</figcaption>
      {chart.steps.map((step) => (
        <div key={step.label} className="funnel-step">
          <span>{step.label}</span>
          <span className="funnel-track">
            <span
              className="funnel-bar"
              style={{ width: `${((step.value ?? 0) / largest) * 60}%` }}
            />
            <FigureLink text={step.opening.value} opening={step.opening} onOpen={onOpen} />
            <span className="secondary small">{step.note}</span>
          </span>
        </div>
      ))}
    </figure>
  );
};
