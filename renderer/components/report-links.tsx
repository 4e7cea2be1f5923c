import type { ReportChart, ReportOpening } from '../../shared/domain/report/document.ts';
import { FigureLink } from './figure-card.tsx';

interface ReportLinksProps {
  readonly chart: Extract<ReportChart, { readonly type: 'flow' }>;
  readonly onOpen: (opening: ReportOpening) => void;
}

/** Every stream of a flow in words; its number opens. */
export const ReportLinks = ({ chart, onOpen }: ReportLinksProps) => (
  <ul className="report-links">
    {chart.links.map(({ from, to, opening }) => (
      <li key={`${from} ${to}`}>
        {opening.label} <FigureLink text={opening.value} opening={opening} onOpen={onOpen} />
      </li>
    ))}
  </ul>
);
