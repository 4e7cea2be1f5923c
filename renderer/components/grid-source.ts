import type { IDatasource, IGetRowsParams, SortModelItem } from 'ag-grid-community';
import { hasCode, isCancelled } from '../app/failure.ts';
import { aheadOf } from './block-ahead.ts';
import type { BlockRequest, GridBlock, GridSort } from './data-grid.tsx';

interface SourceParts<Row> {
  readonly load: (request: BlockRequest) => Promise<GridBlock<Row>>;
  /** What was loaded before it changed is out of date. */
  readonly generation: () => number;
  readonly onSort: (sort: GridSort | null) => void;
  readonly onTotal: (total: number) => void;
  readonly onFailure: (error: unknown) => void;
}

const sortOf = (model: readonly SortModelItem[]): GridSort | null => {
  const first = model[0];
  return first === undefined ? null : { column: first.colId, descending: first.sort === 'desc' };
};

/** Where a grid takes its blocks from, until it is given another one. */
export const gridSource = <Row>(parts: SourceParts<Row>): IDatasource => {
  const controller = new AbortController();
  const { signal } = controller;
  const blockAt = aheadOf<Row>(parts.load, parts.generation);
  const load = async (request: IGetRowsParams<Row>, again: boolean): Promise<void> => {
    const { startRow, endRow, sortModel } = request;
    try {
      const sort = sortOf(sortModel);
      parts.onSort(sort);
      const block = await blockAt({ offset: startRow, limit: endRow - startRow, sort, signal });
      if (signal.aborted) return;
      request.successCallback([...block.rows], block.total);
      parts.onTotal(block.total);
    } catch (error) {
      if (signal.aborted || isCancelled(error)) return request.failCallback();
      if (again && hasCode(error, 'stale')) return load(request, false);
      request.failCallback();
      parts.onFailure(error);
    }
  };
  return {
    getRows: (request: IGetRowsParams<Row>) => void load(request, true),
    destroy: () => controller.abort(),
  };
};
