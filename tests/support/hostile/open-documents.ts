import { zipBytes } from '../zip-bytes.ts';
import { dull, half, packedPart, repeated, type HostileFile, type Packed } from './pieces.ts';

const ods = (content: string | Packed, stored = false): Buffer =>
  zipBytes([
    typeof content === 'string'
      ? { name: 'content.xml', data: content }
      : packedPart('content.xml', content),
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored },
  ]);

export const hostileOpenDocuments: readonly HostileFile[] = [
  {
    what: 'an OpenDocument paragraph of 1.2 GB',
    name: 'a.ods',
    code: 'output-too-large',
    bytes: () =>
      ods(
        repeated(
          '<office:document-content><table:table><table:table-row><table:table-cell><text:p>',
          dull(),
          1_200,
          '</text:p></table:table-cell></table:table-row></table:table></office:document-content>',
        ),
      ),
  },
  {
    what: 'an OpenDocument cell that repeats everywhere',
    name: 'a.ods',
    code: 'output-too-large',
    bytes: () =>
      ods(
        '<office:document-content><table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="2000" office:value-type="float" office:value="1"/></table:table-row></table:table></office:document-content>',
      ),
  },
  {
    what: 'OpenDocument tables in tables',
    name: 'a.ods',
    code: 'file-unusual',
    bytes: () =>
      ods(
        `<office:document-content>${'<table:table><table:table-row><table:table-cell>'.repeat(50_000)}`,
      ),
  },
  {
    what: 'half an OpenDocument workbook',
    name: 'a.ods',
    code: 'file-truncated',
    bytes: () => half(ods('<office:document-content/>')),
  },
];
