import type { ColDef } from 'ag-grid-community';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type {
  SimulatedMove,
  SimulatedRow,
  Simulation,
  TierRule,
} from '../../../../shared/contract/tiers.ts';
import { simulatedMoves } from '../../../../shared/contract/tiers.ts';
import { formatNumber } from '../../../../shared/messages/format.ts';
import { translate } from '../../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import { hasCode } from '../../../app/failure.ts';
import { DataGrid, type BlockRequest } from '../../../components/data-grid.tsx';
import { client } from '../../../rpc/client.ts';
import type { About } from '../conditions/fact-text.ts';
import { reasonText } from './words.ts';
import { useAbout } from './use-about.ts';

interface MoversProps {
  readonly found: Simulation;
  readonly rules: readonly TierRule[];
  /** Something was written since: the simulation has to be made anew. */
  readonly onStale: () => void;
}

const whyOf = (about: About, row: SimulatedRow, rules: readonly TierRule[]): string => {
  const { language } = about;
  const rule = row.reason.of === null ? undefined : rules[row.reason.of];
  if (rule === undefined) return translate(language, 'tiers.why-apart');
  const fell = row.reason.of !== row.to;
  return reasonText(about, rule, { values: row.reason.values, fell });
};

/** The members who would move, by kind of move; Enter opens one. */
export const Movers = ({ found, rules, onStale }: MoversProps) => {
  const t = useT();
  const { language } = useAppearance();
  const about = useAbout();
  const [, go] = useLocation();
  const [move, setMove] = useState<SimulatedMove | 'all'>('all');
  const { moves, waiting } = found;
  const all = moves.promoted + moves.demoted + moves.entered + moves.gone;
  const countOf = (name: SimulatedMove | 'all'): number =>
    name === 'all' ? all : name === 'waiting' ? waiting : moves[name];
  const hints = { entered: 'entered-hint', gone: 'gone-hint', waiting: 'waiting-hint' } as const;
  const columns = useMemo((): ColDef<SimulatedRow>[] => {
    const nameOf = (place: number | null): string =>
      place === null ? translate(language, 'tiers.none') : (found.tiers[place]?.name ?? '');
    const column = (
      name: 'member' | 'move' | 'from' | 'to' | 'why',
      text: (row: SimulatedRow) => string,
      size: Pick<ColDef, 'width' | 'flex'>,
    ): ColDef<SimulatedRow> => ({
      colId: name,
      headerName: translate(language, `tiers.column-${name}`),
      valueGetter: ({ data }) => (data === undefined ? '' : text(data)),
      tooltipValueGetter: ({ data }) => (data === undefined ? '' : text(data)),
      ...size,
    });
    return [
      column('member', ({ name }) => name ?? translate(language, 'members.unnamed'), {
        width: 140,
      }),
      column(
        'move',
        (row) =>
          row.dueDate === null
            ? translate(language, `tiers.move-${row.move}`)
            : translate(language, 'tiers.until-due', { date: row.dueDate }),
        { width: 150 },
      ),
      column('from', ({ from }) => nameOf(from), { width: 100 }),
      column('to', ({ to }) => nameOf(to), { width: 100 }),
      column('why', (row) => whyOf(about, row, rules), { flex: 1 }),
    ];
  }, [language, found, about, rules]);
  const load = async ({ offset, limit, signal }: BlockRequest) => {
    try {
      return await client.tiers.moves(
        { simulation: found.simulation, move: move === 'all' ? null : move, offset, limit },
        { signal },
      );
    } catch (error) {
      if (hasCode(error, 'stale')) onStale();
      throw error;
    }
  };
  return (
    <div className="tier-movers">
      <div className="tier-moves">
        <Segmented
          aria-label={t('tiers.movers')}
          value={move}
          onChange={(next) => setMove(next)}
          options={(['all', ...simulatedMoves] as const).map((value) => ({
            value,
            label: (
              <span title={value in hints ? t(`tiers.${hints[value as keyof typeof hints]}`) : ''}>
                {`${t(`tiers.move-${value}`)} ${formatNumber(language, countOf(value))}`}
              </span>
            ),
          }))}
        />
        {found.pinned > 0 && (
          <span className="secondary small" title={t('tiers.pinned-hint')}>
            {`${t('tiers.pinned')} ${formatNumber(language, found.pinned)}`}
          </span>
        )}
      </div>
      <div className="tier-grid" data-empty={countOf(move) === 0}>
        <DataGrid<SimulatedRow>
          label={t('tiers.movers')}
          columns={columns}
          rowKey={({ uid }) => uid}
          viewKey={`${found.simulation} ${move}`}
          load={load}
          onOpen={({ uid }) => go(`~/members/${uid}`)}
          emptyText={t('tiers.movers-none')}
        />
      </div>
    </div>
  );
};
