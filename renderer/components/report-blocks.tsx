import type { ReportBlock, ReportOpening } from '../../shared/domain/report/document.ts';
import { FigureCard, FigureLink } from './figure-card.tsx';
import { ReportChartView } from './report-chart.tsx';
import { ReportFunnel } from './report-funnel.tsx';
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

const Block = ({ block, onOpen }: Opens & { readonly block: ReportBlock }) => {
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
    case 'figures':
      return (
        <div className="figure-cards">
          {block.items.map((item) => (
            <FigureCard key={item.key} figure={item} onOpen={onOpen} />
          ))}
        </div>
      );
    case 'chart':
      return block.chart.type === 'funnel' ? (
        <ReportFunnel chart={block.chart} onOpen={onOpen} />
      ) : (
        <ReportChartView chart={block.chart} />
      );
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
