import { extname } from 'node:path';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import { gate, type FileKind, type FileWarning } from './gate.ts';
import { openHtml, openXml2003 } from './markup/open.ts';
import { openText } from './open-text.ts';
import type { FileFormat, Opened, Source } from './opened.ts';
import { openGzip } from './packed/gzip.ts';
import { openZipped } from './packed/open-zipped.ts';
import { openXls } from './xls/open.ts';

/** Opens what a file holds by its first bytes; `nested` says that it came out of an archive. */
export const openContent = async (
  given: Omit<Source, 'bytes'>,
  nested = false,
): Promise<Opened & { readonly bytes: number }> => {
  const { kind, bytes } = gate(given.path, given.name, given.caps);
  const opened = await open(kind, { ...given, bytes }, nested);
  if (opened.sheets.length > given.caps.sheets) {
    opened.close();
    throw new WorkstationError('file-unusual', { file: given.name });
  }
  return {
    ...opened,
    bytes,
    warnings: [...extensionWarnings(kind, opened.format, given.name), ...(opened.warnings ?? [])],
  };
};

const open = (kind: FileKind, source: Source, nested: boolean): Promise<Opened> | Opened => {
  switch (kind) {
    case 'zip':
      return openZipped(source, nested, openContent);
    case 'gzip':
      return openGzip(source, nested, openContent);
    case 'xls':
      return openXls(source);
    case 'html':
      return openHtml(source);
    case 'xml':
      return openXml2003(source);
    case 'text':
      return openText(source);
    default: {
      const never: never = kind;
      return never;
    }
  }
};

const texts = ['.csv', '.tsv', '.txt', '.tab', ''];
const extensions: Readonly<Record<FileFormat, readonly string[]>> = {
  xlsx: ['.xlsx', '.xlsm', '.xltx', '.xltm'],
  xls: ['.xls', '.xlt', '.et', '.ett'],
  ods: ['.ods', '.ots'],
  html: ['.html', '.htm'],
  xml: ['.xml'],
  csv: texts,
  tsv: texts,
  text: texts,
  zip: ['.zip'],
};

const extensionWarnings = (kind: FileKind, format: FileFormat, name: string): FileWarning[] => {
  const extension = extname(name).toLowerCase();
  const fitting = kind === 'gzip' ? ['.gz'] : extensions[format];
  return fitting.includes(extension) ? [] : [{ code: 'wrong-extension', params: { extension } }];
};
