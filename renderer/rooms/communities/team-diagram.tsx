import type {
  Seat,
  TeamAdvice,
  TeamFlow,
  TeamNode,
} from '../../../shared/domain/communities/team-adviser.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';

const WIDTH = 760;
const GAP_X = 20;
const GAP_Y = 62;
const LINE = 18;
const PAD = 12;
/** Posts side by side in a box as wide as the diagram. */
const PER_LINE = 4;

interface Box {
  readonly node: TeamNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly (readonly Seat[])[];
}

const linesOf = (node: TeamNode, seats: readonly Seat[], perLine: number): readonly Seat[][] => {
  const own = seats.filter(({ post }) => node.posts.includes(post));
  return Array.from({ length: Math.ceil(own.length / perLine) }, (_, line) =>
    own.slice(line * perLine, (line + 1) * perLine),
  );
};

/** Boxes row by row; a row's boxes share the width, so that every arrow runs straight up or down. */
const boxesOf = ({ nodes, seats }: TeamAdvice): readonly Box[] => {
  const boxes: Box[] = [];
  let y = 0;
  for (let row = 0; ; row += 1) {
    const own = nodes.filter((node) => node.row === row);
    if (own.length === 0) return boxes;
    const width = (WIDTH - GAP_X * (own.length - 1)) / own.length;
    const lines = own.map((node) => linesOf(node, seats, own.length === 1 ? PER_LINE : 1));
    const height = 2 * PAD + LINE * (1 + Math.max(...lines.map((one) => one.length)));
    own.forEach((node, index) =>
      boxes.push({ node, x: index * (width + GAP_X), y, width, height, lines: lines[index]! }),
    );
    y += height + GAP_Y;
  }
};

const order = ['information', 'feedback', 'talent'] as const satisfies readonly TeamFlow['kind'][];
/** Far enough apart for the word beside each arrow. */
const LANE = 150;

/** The structure that is advised, with what flows between its parts. */
export const TeamDiagram = ({ advice }: { readonly advice: TeamAdvice }) => {
  const t = useT();
  const { language } = useAppearance();
  const boxes = boxesOf(advice);
  const last = boxes.at(-1);
  if (last === undefined) return null;
  const find = (id: TeamNode['id']): Box => boxes.find(({ node }) => node.id === id)!;
  const words = advice.flows.map(({ kind, from, to }) =>
    t('team.flow-line', {
      kind: t(`team.flow-${kind}`),
      from: t(`team.node-${from}`),
      to: t(`team.node-${to}`),
    }),
  );
  const arrow = (flow: TeamFlow) => {
    const [from, to] = [find(flow.from), find(flow.to)];
    const down = from.y < to.y;
    const [upper, lower] = down ? [from, to] : [to, from];
    // Between two wide boxes each kind has a lane; else the arrow stands at the narrow one.
    const narrow = upper.width < lower.width ? upper : lower;
    const x =
      narrow.width < WIDTH
        ? narrow.x + narrow.width / 2
        : WIDTH / 2 + (order.indexOf(flow.kind) - 1) * LANE;
    const [top, bottom] = [upper.y + upper.height + 4, lower.y - 4];
    return (
      <g key={`${flow.kind} ${flow.from} ${flow.to}`} data-flow={flow.kind}>
        <line x1={x} x2={x} y1={top} y2={bottom} />
        <path
          d={
            down
              ? `M${x - 5} ${bottom - 9} L${x} ${bottom} L${x + 5} ${bottom - 9} Z`
              : `M${x - 5} ${top + 9} L${x} ${top} L${x + 5} ${top + 9} Z`
          }
        />
        <text x={x + 10} y={(top + bottom) / 2 + 4}>
          {t(`team.flow-${flow.kind}`)}
        </text>
      </g>
    );
  };
  return (
    <>
      <svg
        className="team-diagram"
        role="img"
        viewBox={`-1 -1 ${WIDTH + 2} ${last.y + last.height + 2}`}
        aria-label={t('team.diagram-label', {
          stage: t(`team.stage-${advice.stage}`),
          flows: words.join(t('common.list-separator')),
        })}
      >
        {advice.flows.map(arrow)}
        {boxes.map(({ node, x, y, width, height, lines }) => (
          <g key={node.id}>
            <rect x={x} y={y} width={width} height={height} rx={6} />
            <text x={x + width / 2} y={y + PAD + 13} className="team-node-name">
              {t(`team.node-${node.id}`)}
              {node.people !== null && ` · ${t('communities.people', { count: node.people })}`}
            </text>
            {lines.map((line, index) =>
              line.map((seat, at) => (
                <text
                  key={seat.post}
                  x={x + (width * (at + 0.5)) / lines[0]!.length}
                  y={y + PAD + LINE * (index + 1) + 14}
                  data-open={seat.open > 0}
                >
                  {t(`team.post-${seat.post}`)} {formatNumber(language, seat.filled)}/
                  {formatNumber(language, seat.suggested)}
                </text>
              )),
            )}
          </g>
        ))}
      </svg>
      <details className="small">
        <summary>{t('team.diagram-text')}</summary>
        <ul className="report-list">
          {words.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  );
};
