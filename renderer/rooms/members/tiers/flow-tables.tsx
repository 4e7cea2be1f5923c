import type { FlowPart, TierFlowReport } from '../../../../shared/contract/tiers.ts';
import { formatNumber } from '../../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../../app/appearance.tsx';
import type { Behind } from './flow-page.tsx';
import { TierName } from './now-bars.tsx';
import { shareText } from './words.ts';

const columns = [
  'start',
  'inPromoted',
  'inDemoted',
  'entered',
  'outPromoted',
  'outDemoted',
  'gone',
  'end',
] as const;
type Column = (typeof columns)[number];

const heads = {
  start: 'flow-start',
  inPromoted: 'flow-in-promoted',
  inDemoted: 'flow-in-demoted',
  entered: 'flow-entered',
  outPromoted: 'flow-out-promoted',
  outDemoted: 'flow-out-demoted',
  gone: 'flow-gone',
  end: 'flow-end',
} as const;

const partOf = (column: Column, uid: string | null): FlowPart => {
  switch (column) {
    case 'start':
      return { fromTier: uid };
    case 'end':
      return { toTier: uid };
    case 'inPromoted':
      return { toTier: uid, move: 'promoted' };
    case 'inDemoted':
      return { toTier: uid, move: 'demoted' };
    case 'entered':
      return { toTier: uid, move: 'entered' };
    case 'outPromoted':
      return { fromTier: uid, move: 'promoted' };
    case 'outDemoted':
      return { fromTier: uid, move: 'demoted' };
    case 'gone':
      return { fromTier: uid, move: 'gone' };
  }
};

interface NumberProps {
  readonly count: number;
  readonly label: string;
  readonly onOpen: () => void;
}

/** A number that opens the members behind it. */
const Opening = ({ count, label, onOpen }: NumberProps) => {
  const t = useT();
  const { language } = useAppearance();
  if (count === 0) return <span className="quiet">0</span>;
  return (
    <button
      type="button"
      className="figure-link"
      aria-label={t('tiers.flow-open', { label, count })}
      onClick={onOpen}
    >
      {formatNumber(language, count)}
    </button>
  );
};

/** Each tier on both dates, who came and who went. */
export const FlowTable = ({
  flow,
  onOpen,
}: {
  readonly flow: TierFlowReport;
  readonly onOpen: (behind: Behind) => void;
}) => {
  const t = useT();
  const { language } = useAppearance();
  const number = (value: number): string => formatNumber(language, value);
  const totals: Record<Column, number> = {
    start: flow.start,
    inPromoted: flow.moves.promoted,
    inDemoted: flow.moves.demoted,
    entered: flow.moves.entered,
    outPromoted: flow.moves.promoted,
    outDemoted: flow.moves.demoted,
    gone: flow.moves.gone,
    end: flow.end,
  };
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <caption className="visually-hidden">{t('tiers.flow-table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tiers.tier')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="number">
                {t(`tiers.${heads[column]}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('tiers.flow-end-share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {flow.tiers.map((tier, place) => {
            const row = flow.rows[place]!;
            return (
              <tr key={tier.uid}>
                <th scope="row">
                  <TierName tier={tier} />
                </th>
                {columns.map((column) => (
                  <td key={column} className="number">
                    <Opening
                      count={row[column]}
                      label={`${tier.name} · ${t(`tiers.${heads[column]}`)}`}
                      onOpen={() =>
                        onOpen({
                          label: `${tier.name} · ${t(`tiers.${heads[column]}`)}`,
                          part: partOf(column, tier.uid),
                        })
                      }
                    />
                  </td>
                ))}
                <td
                  className="number"
                  title={
                    row.endShare === null
                      ? t('tiers.share-none')
                      : t('tiers.share-n', { count: number(row.end), all: number(flow.end) })
                  }
                >
                  {row.endShare === null ? '—' : shareText(language, row.endShare)}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('tiers.flow-total')}</th>
            {columns.map((column) => (
              <td key={column} className="number">
                {number(totals[column])}
              </td>
            ))}
            <td className="number">{`n = ${number(flow.end)}`}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
};

/** The same as the chart, in numbers. */
export const FlowPairs = ({
  flow,
  onOpen,
}: {
  readonly flow: TierFlowReport;
  readonly onOpen: (from: number | null, to: number | null) => void;
}) => {
  const t = useT();
  const nameOf = (place: number | null): string =>
    place === null ? t('tiers.now-none') : flow.tiers[place]!.name;
  return (
    <div className="tier-pairs">
      <table className="plain-table">
        <caption className="visually-hidden">{t('tiers.flow-pairs')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tiers.flow-from')}</th>
            <th scope="col">{t('tiers.flow-to')}</th>
            <th scope="col" className="number">
              {t('tiers.flow-count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {flow.cells.map(({ from, to, count }) => (
            <tr key={`${from} ${to}`}>
              <td>{nameOf(from)}</td>
              <td>{nameOf(to)}</td>
              <td className="number">
                <Opening
                  count={count}
                  label={`${nameOf(from)} → ${nameOf(to)}`}
                  onOpen={() => onOpen(from, to)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
