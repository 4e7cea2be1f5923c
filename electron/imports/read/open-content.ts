import { extname } from 'node:path';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import { gate, type FileKind, type FileWarning } from './gate.ts';
import type { FileFormat, Opened, Source } from './opened.ts';

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

/** Readers are loaded when a file needs them. */
const open = async (kind: FileKind, source: Source, nested: boolean): Promise<Opened> => {
  switch (kind) {
    case 'zip':
      return (await import('./packed/open-zipped.ts')).openZipped(source, nested, openContent);
    case 'gzip':
      return (await import('./packed/gzip.ts')).openGzip(source, nested, openContent);
    case 'xls':
      return (await import('./xls/open.ts')).openXls(source);
    case 'html':
      return (await import('./markup/open.ts')).openHtml(source);
    case 'xml':
      return (await import('./markup/open.ts')).openXml2003(source);
    case 'text':
      return (await import('./open-text.ts')).openText(source);
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
