import { Parser } from 'htmlparser2';
import { WorkstationError } from '../../../../shared/contract/errors.ts';

/** More open elements than any real sheet has; the parser looks through all of them. */
const MAX_DEPTH = 400;
/** Characters between two tags before the file is taken for an attack. */
const MAX_TEXT = 16 * 1024 * 1024;
/** Characters of one tag or comment; the parser keeps them together. */
const MAX_PENDING = 8 * 1024 * 1024;

export interface MarkupEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

export interface MarkupReader {
  readonly push: (text: string) => void;
  readonly end: () => void;
}

/** Reads HTML or XML in pieces. Throws `file-unusual` where elements nest too deep. */
export const createMarkupReader = (
  events: MarkupEvents,
  { xml, file }: { readonly xml: boolean; readonly file: string },
): MarkupReader => {
  let depth = 0;
  let quiet = 0;
  let run = 0;
  const unusual = (): never => {
    throw new WorkstationError('file-unusual', { file });
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        quiet = 0;
        run = 0;
        depth += 1;
        if (depth > MAX_DEPTH) unusual();
        events.open(name, attributes);
      },
      ontext: (text) => {
        quiet = 0;
        run += text.length;
        if (run > MAX_TEXT)
          throw new WorkstationError('output-too-large', { file, limit: MAX_TEXT });
        events.text(text);
      },
      onclosetag: (name) => {
        quiet = 0;
        run = 0;
        depth -= 1;
        events.close(name);
      },
    },
    { xmlMode: xml },
  );
  return {
    push: (text) => {
      if (quiet > MAX_PENDING) unusual();
      quiet += text.length;
      parser.write(text);
    },
    end: () => parser.end(),
  };
};
