/** A row as it was pasted; times are minutes of the day. */
interface PastedRow {
  readonly start: number | null;
  readonly end: number | null;
  readonly minutes: number | null;
  readonly content: string;
  readonly host: string;
  readonly material: string;
  readonly note: string;
}

/** A segment a paste would add. */
export interface PastedSegment {
  /** `HH:MM` where the start must be fixed to stand as pasted; null = after the one before. */
  readonly time: string | null;
  readonly minutes: number;
  /** The paste does not say how long it takes. */
  readonly guessed: boolean;
  readonly content: string;
  readonly host: string;
  readonly material: string;
  readonly note: string;
}

const DAY_MINUTES = 24 * 60;
const GUESSED_MINUTES = 10;
/** Two starts further apart than this do not tell how long a segment takes. */
const LONGEST_GUESS = 12 * 60;

const minuteWord = "(?:分钟|分鐘|分|minutes?|mins?|m|'|′)";
const hourWord = '(?:小时|小時|hours?|hrs?|h|时|時)';
const onlyMinutes = new RegExp(`^(\\d{1,4})\\s*${minuteWord}?$`, 'i');
const hoursAndMinutes = new RegExp(
  `^(\\d{1,3}(?:\\.\\d+)?)\\s*${hourWord}\\s*(?:(\\d{1,2})\\s*${minuteWord}?)?$`,
  'i',
);

const asciiOf = (text: string): string => text.normalize('NFKC').trim();

/** A length as people write it: `15`, `15 min`, `1h30`, `1.5 小时`, `1:30`; null when it is none. */
export const parseMinutes = (written: string): number | null => {
  const text = asciiOf(written);
  const plain = onlyMinutes.exec(text);
  if (plain !== null) return Number(plain[1]);
  const hours = hoursAndMinutes.exec(text);
  if (hours !== null) return Math.round(Number(hours[1]) * 60) + Number(hours[2] ?? 0);
  const clock = /^(\d{1,2}):(\d{2})$/.exec(text);
  return clock === null ? null : Number(clock[1]) * 60 + Number(clock[2]);
};

/** `+1:05`, `-0:30` or `1:05` in minutes; null when it is none. */
export const parseOffset = (text: string): number | null => {
  const found = /^([+\-−]?)\s*(.+)$/.exec(text.normalize('NFKC').trim());
  const minutes = found === null ? null : parseMinutes(found[2]!);
  if (found === null || minutes === null) return null;
  return found[1] === '-' || found[1] === '−' ? -minutes : minutes;
};

/** A time of day as people write it: `9:05`, `14.30`, `14点30`, `1405`; null when it is none. */
export const parseTime = (written: string): string | null => {
  const found = /^(\d{1,2})(?:[:.点點时時h](\d{2})?分?|(\d{2}))$/.exec(asciiOf(written));
  if (found === null) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? found[3] ?? 0)];
  return hours < 24 && minutes < 60 ? timeText(hours * 60 + minutes) : null;
};

/** `HH:MM` of a minute of the day. */
const timeText = (minute: number): string => {
  const inDay = ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
};

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

interface Span {
  readonly start: number;
  readonly end: number | null;
}

const spanPattern = /^(\d{1,2}[:点點]\d{2})(?:\s*(?:[-–—~至到]+|to)\s*(\d{1,2}[:点點]\d{2}))?$/i;
const spanOf = (cell: string): Span | null => {
  const found = spanPattern.exec(asciiOf(cell));
  const start = found === null ? null : parseTime(found[1]!);
  if (found === null || start === null) return null;
  const end = found[2] === undefined ? null : parseTime(found[2]);
  return { start: minuteOf(start), end: end === null ? null : minuteOf(end) };
};

const headerWords = {
  end: /^(结束|結束|end)/i,
  minutes: /^(时长|時長|用时|用時|分钟|分鐘|duration|length|min)/i,
  span: /^(时间|時間|开始|開始|time|start)/i,
  content:
    /^(内容|內容|环节|環節|流程|事项|事項|主题|主題|content|segment|item|agenda|title|what)/i,
  host: /^(主持|负责|負責|嘉宾|嘉賓|主讲|主講|host|owner|speaker|who)/i,
  material: /^(物料|道具|素材|物资|物資|material|props?)/i,
  note: /^(备注|備註|说明|說明|notes?|remark)/i,
} as const;
type Column = keyof typeof headerWords;

const LONGEST_HEADER = 16;
const headerOf = (cells: readonly string[]): readonly (Column | null)[] | null => {
  const named = cells.map((cell) =>
    cell.length > LONGEST_HEADER
      ? null
      : ((Object.keys(headerWords) as Column[]).find((column) => headerWords[column].test(cell)) ??
        null),
  );
  return named.filter((column) => column !== null).length >= 2 ? named : null;
};

const byHeader = (cells: readonly string[], header: readonly (Column | null)[]): PastedRow => {
  const text = (column: Column): string =>
    cells.filter((cell, index) => header[index] === column && cell !== '').join(' ');
  const span = spanOf(text('span')) ?? null;
  const end = spanOf(text('end'));
  return {
    start: span?.start ?? null,
    end: end?.start ?? span?.end ?? null,
    // A column of times may hold lengths too.
    minutes: parseMinutes(text('minutes')) ?? (span === null ? parseMinutes(text('span')) : null),
    content: text('content'),
    host: text('host'),
    material: text('material'),
    note: text('note'),
  };
};

/** Without a header: what leads and is a time, a length or a number of the row; then the words. */
const byShape = (cells: readonly string[]): PastedRow => {
  const rest = [...cells];
  let start: number | null = null;
  let end: number | null = null;
  let minutes: number | null = null;
  const timed = (cell: string | undefined): boolean =>
    cell !== undefined && (spanOf(cell) !== null || parseMinutes(cell) !== null);
  if (/^\d{1,3}[.、]?$/.test(rest[0] ?? '') && timed(rest[1])) rest.shift();
  while (rest.length > 0) {
    const cell = rest[0]!;
    const span = spanOf(cell);
    const length = span === null ? parseMinutes(cell) : null;
    if (span !== null && start === null) [start, end] = [span.start, span.end];
    else if (span !== null && end === null) end = span.start;
    else if (length !== null && minutes === null) minutes = length;
    else if (cell !== '' || (start === null && minutes === null)) break;
    rest.shift();
  }
  const [content = '', host = '', material = '', ...notes] = rest;
  return {
    start,
    end,
    minutes,
    content,
    host,
    material,
    note: notes.filter((note) => note !== '').join(' '),
  };
};

/** Cells of a spreadsheet's clipboard: tabs and lines, quotes around cells that hold either. */
const tabbedCells = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  const pattern = /[\t\n](?:"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*))/g;
  for (const found of `\n${text}`.matchAll(pattern)) {
    const cell = found[1]?.replaceAll('""', '"') ?? found[2] ?? '';
    if (found[0].startsWith('\t')) rows.at(-1)?.push(cell);
    else rows.push([cell]);
  }
  return rows;
};

/** Lines typed by hand: bars, commas or wide gaps part them, or only the time that leads. */
const typedCells = (line: string): readonly string[] => {
  const cells = line.split(/\s*[|｜]\s*|\s{2,}|\s*[,，;；]\s*/);
  const led =
    /^(\d{1,2}[:：点點]\d{2}(?:\s*(?:[-–—~～至到]+|to)\s*\d{1,2}[:：点點]\d{2})?|\d{1,3}\s*(?:分钟|分鐘|分|min(?:ute)?s?))\s*(\D.*)$/i.exec(
      cells[0] ?? '',
    );
  return led === null ? cells : [led[1]!, led[2]!, ...cells.slice(1)];
};

const rowsOf = (text: string): readonly PastedRow[] => {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const table = lines.includes('\t')
    ? tabbedCells(lines)
    : lines.split('\n').map((line) => typedCells(line.trim()));
  const filled = table
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  const header = headerOf(filled[0] ?? []);
  return header === null
    ? filled.map(byShape)
    : filled.slice(1).map((cells) => byHeader(cells, header));
};

const spanMinutes = (from: number, to: number): number =>
  (((to - from) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;

/**
 * Segments of a pasted table of times or lengths, content, host, material, note. `freeTime` is when
 * what stands before it ends (`HH:MM`; null = unknown): starts that follow anyway are not fixed.
 */
export const pastedSegments = (text: string, freeTime: string | null): readonly PastedSegment[] => {
  const rows = rowsOf(text);
  let free = freeTime === null ? null : minuteOf(freeTime);
  return rows.map((row, index) => {
    const nextStart = rows[index + 1]?.start ?? null;
    const start = row.start ?? free;
    const untilNext = start === null || nextStart === null ? 0 : spanMinutes(start, nextStart);
    const said =
      row.minutes ??
      (row.start !== null && row.end !== null ? spanMinutes(row.start, row.end) : null) ??
      (untilNext > 0 && untilNext <= LONGEST_GUESS ? untilNext : null);
    const minutes = said ?? GUESSED_MINUTES;
    const fixed = row.start !== null && row.start !== free;
    free = start === null ? null : (start + minutes) % DAY_MINUTES;
    const { content, host, material, note } = row;
    return {
      time: fixed ? timeText(row.start) : null,
      minutes,
      guessed: said === null,
      content,
      host,
      material,
      note,
    };
  });
};
