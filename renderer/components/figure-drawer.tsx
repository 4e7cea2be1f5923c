import { useState } from 'react';
import { Link } from 'wouter';
import type { RowsOf } from '../../shared/contract/rows.ts';
import { openingOf, writingOf } from '../../shared/domain/report/blocks/cells.ts';
import type { ReportOpening } from '../../shared/domain/report/document.ts';
import { useAppearance, useT } from '../app/appearance.tsx';
import { useGeneration } from '../app/generation.ts';
import { useSettings } from '../app/program.tsx';
import { client } from '../rpc/client.ts';
import { Drawer } from './drawer.tsx';
import { useEscape } from './escape.ts';
import { FigureRows } from './figure-rows.tsx';
import { useFocusReturn } from './focus-return.ts';
import './report.css';

interface FigureDrawerProps {
  readonly opening: ReportOpening;
  readonly currency: string;
  readonly of: RowsOf;
  /** The same number after a change; left out, a figure is computed anew and others stay. */
  readonly renew?: () => Promise<ReportOpening>;
  readonly onClose: () => void;
}

/** What a number is made of: definition, formula, sample, interval, and the rows that add up to it. */
export const FigureDrawer = ({ opening, currency, of, renew, onClose }: FigureDrawerProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const generation = useGeneration();
  // Number and rows stay those of one state until they are read again.
  const [shown, setShown] = useState({ opening, generation });
  useEscape(onClose);
  useFocusReturn();
  const renewed = async (): Promise<ReportOpening> => {
    if (renew !== undefined) return renew();
    if (of.kind !== 'figure') return opening;
    const { kind: _, id, ...scope } = of;
    const [figure] = await client.figures.compute({ ...scope, ids: [id] });
    if (figure === undefined) return opening;
    const { label } = opening;
    return { ...openingOf(writingOf(language, currency, zone), opening.key, figure, label) };
  };
  const { label, value, details, metric } = shown.opening;
  return (
    <Drawer title={label} label={label} wide onClose={onClose}>
      <div className="figure-about" tabIndex={0}>
        <p className="figure-value">{value}</p>
        <ul className="figure-details">
          {details.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {metric !== undefined && (
          <p>
            <Link href={`~/catalogue/${metric}`}>{t('catalogue.open')}</Link>
          </p>
        )}
      </div>
      <FigureRows
        key={`${shown.generation} ${JSON.stringify(of)}`}
        opening={shown.opening}
        currency={currency}
        of={of}
        generation={shown.generation}
        onReload={async () => setShown({ opening: await renewed(), generation })}
      />
    </Drawer>
  );
};
