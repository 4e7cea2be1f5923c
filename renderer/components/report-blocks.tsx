import type { ReportBlock } from '../../shared/domain/report/document.ts';
import { FigureCard } from './figure-card.tsx';
import { ReportChartView } from './report-chart.tsx';
import './report.css';

/** Blocks of a report document as the page shows them. */
export const ReportBlocks = ({ blocks }: { readonly blocks: readonly ReportBlock[] }) =>
  blocks.map((block, index) => <Block key={`${block.kind} ${index}`} block={block} />);

const Block = ({ block }: { readonly block: ReportBlock }) => {
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
            <FigureCard key={item.label} figure={item} />
          ))}
        </div>
      );
    case 'chart':
      return <ReportChartView chart={block.chart} />;
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
                    {cell.text}
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
