import type {
  ReportBlock,
  ReportChart,
  ReportOpening,
} from '../../shared/domain/report/document.ts';
import { FigureCard, FigureLink } from './figure-card.tsx';
import { ReportChartView } from './report-chart.tsx';
import { ReportBars } from './report-bars.tsx';
import { ReportLinks } from './report-links.tsx';
import { ReportTriangle } from './report-triangle.tsx';
import './report.css';

interface Opens {
  readonly onOpen: (opening: ReportOpening) => void;
}

/** Blocks of a report document as the page shows them; every number of a figure opens. */
export const ReportBlocks = ({
  blocks,
  onOpen,
}: Opens & { readonly blocks: readonly ReportBlock[] }) =>
  blocks.map((block, index) => (
    <Block key={`${block.kind} ${index}`} block={block} onOpen={onOpen} />
  ));

const Block = ({ block, onOpen }: Opens & { readonly block: ReportBlock }) => (
  <>
    {block.message !== undefined && <p className="report-message">{block.message}</p>}
    <Body block={block} onOpen={onOpen} />
  </>
);

const Body = ({ block, onOpen }: Opens & { readonly block: ReportBlock }) => {
  switch (block.kind) {
    case 'paragraph':
      return <p className={block.quiet === true ? 'quiet small' : ''}>{block.text}</p>;
    case 'list':
      return (
        <ul className="report-list">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'tree':
      return (
        <ul className="report-list" aria-label={block.title}>
          {block.items.map(({ text, level, opening }, index) => (
            <li key={`${index} ${text}`} style={{ marginInlineStart: `${level * 1.5}em` }}>
              {text}
              {opening !== undefined && (
                <>
                  {' '}
                  <span className="secondary">{opening.label}</span>{' '}
                  <FigureLink text={opening.value} opening={opening} onOpen={onOpen} />
                </>
              )}
            </li>
          ))}
        </ul>
      );
    case 'figures':
      return (
        <div className="figure-cards">
          {block.items.map((item) => (
            <FigureCard key={item.key} figure={item} onOpen={onOpen} />
          ))}
        </div>
      );
    case 'chart':
      return <Chart chart={block.chart} alt={block.alt ?? block.chart.title} onOpen={onOpen} />;
    case 'table':
      return (
        <table className="report-table">
          <caption>{block.title}</caption>
          <thead>
            <tr>
              {block.columns.map((column) => (
                <th key={column.header} scope="col" data-align={column.align}>
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, rowIndex) => (
              <tr key={`${rowIndex} ${row[0]?.text ?? ''}`}>
                {row.map((cell, index) => (
                  <td
                    key={block.columns[index]?.header ?? index}
                    data-align={block.columns[index]?.align}
                  >
                    {cell.opening === undefined ? (
                      cell.text
                    ) : (
                      <FigureLink text={cell.text} opening={cell.opening} onOpen={onOpen} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default: {
      const never: never = block;
      return never;
    }
  }
};

const Chart = ({
  chart,
  alt,
  onOpen,
}: Opens & { readonly chart: ReportChart; readonly alt: string }) => {
  switch (chart.type) {
    case 'funnel':
      return <ReportBars title={chart.title} bars={chart.steps} onOpen={onOpen} />;
    case 'bars':
      return <ReportBars title={chart.title} bars={chart.bars} onOpen={onOpen} />;
    case 'triangle':
      return <ReportTriangle chart={chart} onOpen={onOpen} />;
    case 'flow':
      return (
        <>
          <ReportChartView chart={chart} alt={alt} />
          <ReportLinks chart={chart} onOpen={onOpen} />
        </>
      );
    case 'daily':
      return <ReportChartView chart={chart} alt={alt} />;
    default: {
      const never: never = chart;
      return never;
    }
  }
};
