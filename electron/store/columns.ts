/** What is used of it here; among types it belongs to browsers. */
declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => {
    readonly buffer: ArrayBuffer;
  };
};

interface ColumnType<Column> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): Column;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): Column;
}

/** Makes a column of zeros. */
export type MakeColumn = <Column>(Type: ColumnType<Column>, length: number) => Column;

export const columnAlone: MakeColumn = (Type, length) => new Type(length);

/** Smaller columns are no matter. */
const LEAST_BYTES = 1 << 18;
const AREA_BYTES = 1 << 26;
const PAGE_BYTES = 1 << 16;

/** Pages of their own; null where the system has no room for them. */
const openArea = (bytes: number): ArrayBuffer | null => {
  const pages = Math.ceil(Math.max(bytes, AREA_BYTES) / PAGE_BYTES);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages }).buffer;
  } catch {
    return null;
  }
};

/**
 * Makes columns that are let go together. Large ones share areas that are no part of the heap, with room
 * for what is written alone: the system has them back at once, while of a heap that other memory shares
 * it gets back little (on Linux 60 of 170 MB of a campaign among a million members). Resizable buffers
 * lie apart as well, but are a quarter slower to read.
 */
export const columnsTogether = (): MakeColumn => {
  let area: ArrayBuffer | null = null;
  let used = 0;
  return (Type, length) => {
    const bytes = length * Type.BYTES_PER_ELEMENT;
    if (bytes < LEAST_BYTES) return new Type(length);
    if (area === null || used + bytes > area.byteLength) {
      area = openArea(bytes);
      used = 0;
    }
    if (area === null) return new Type(length);
    const column = new Type(area, used, length);
    used += Math.ceil(bytes / PAGE_BYTES) * PAGE_BYTES;
    return column;
  };
};
