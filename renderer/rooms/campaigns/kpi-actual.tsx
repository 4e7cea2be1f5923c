import type { KpiState } from '../../../shared/contract/campaigns.ts';
import { openingOf, writingOf } from '../../../shared/domain/report/blocks/cells.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { formatValue } from '../../../shared/domain/report/format-figure.ts';
import { useAppearance } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { FigureLink } from '../../components/figure-card.tsx';

interface KpiActualProps {
  readonly kpi: KpiState;
  /** Of the KPI, with what it is about. */
  readonly name: string;
  readonly currency: string;
  readonly onOpen: (opening: ReportOpening) => void;
}

/** What a KPI came to so far; it opens into its rows. */
export const KpiActual = ({ kpi, name, currency, onOpen }: KpiActualProps) => {
  const { language } = useAppearance();
  const { zone } = useSettings();
  if (kpi.actual === null) return '—';
  const writing = writingOf(language, currency, zone);
  return (
    <FigureLink
      text={formatValue(language, kpi.actual.value, kpi.actual.unit, currency)}
      opening={openingOf(writing, `kpi.${kpi.uid}`, kpi.actual, name)}
      onOpen={onOpen}
    />
  );
};
