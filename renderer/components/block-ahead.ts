import type { BlockRequest, GridBlock } from './data-grid.tsx';

type Load<Row> = (request: BlockRequest) => Promise<GridBlock<Row>>;

/**
 * Loads blocks, and ahead of being asked the one that follows in the direction of travel: whoever
 * scrolls on meets rows that are there. `stateOf` says when what was loaded ahead is out of date.
 */
export const aheadOf = <Row>(load: Load<Row>, stateOf: () => number): Load<Row> => {
  const keyOf = ({ offset, limit, sort }: BlockRequest): string =>
    JSON.stringify([stateOf(), offset, limit, sort]);
  let next: { readonly key: string; readonly block: Promise<GridBlock<Row> | null> } | null = null;
  let lastOffset = 0;
  return async (request) => {
    const ready = next?.key === keyOf(request) ? next.block : null;
    const block = (await ready) ?? (await load(request));
    const step = request.offset < lastOffset ? -request.limit : request.limit;
    lastOffset = request.offset;
    const ahead = { ...request, offset: request.offset + step };
    // What fails ahead is asked again when it is wanted, and says why then.
    if (ahead.offset >= 0 && ahead.offset < block.total && !request.signal.aborted)
      next = { key: keyOf(ahead), block: load(ahead).catch(() => null) };
    return block;
  };
};
