import { dull, MIB, type HostileFile } from './pieces.ts';

export const hostileTexts: readonly HostileFile[] = [
  {
    what: 'names of every object as headers',
    name: 'a.csv',
    code: null,
    bytes: () => Buffer.from('__proto__,constructor,toString\n1,2,3\n'),
  },
  {
    what: 'a text of nothing but separators',
    name: 'a.csv',
    code: 'too-many-columns',
    bytes: () => Buffer.from(`${','.repeat(3 * MIB)}\n`),
  },
  {
    what: 'a quote that nothing closes',
    name: 'a.csv',
    code: null,
    bytes: () =>
      Buffer.concat([Buffer.from('a,b\n1,"'), dull(), dull(), dull(), dull(), dull(), dull()]),
  },
  {
    what: 'a page nested 300,000 deep',
    name: 'a.html',
    code: 'file-unusual',
    bytes: () => Buffer.from(`<html>${'<div>'.repeat(300_000)}<table>`),
  },
  {
    what: 'a comment that never ends',
    name: 'a.html',
    code: 'file-unusual',
    bytes: () => Buffer.concat([Buffer.from('<html><!-- '), ...Array<Buffer>(24).fill(dull())]),
  },
  {
    what: 'a page whose every cell spans what it may',
    name: 'a.html',
    code: 'too-many-columns',
    bytes: () =>
      Buffer.from(
        `<table>${'<tr><td colspan=1000 rowspan=65534>a</td></tr>'.repeat(1_500)}</table>`,
      ),
  },
  {
    what: 'a page with a cell of 100 MB',
    name: 'a.html',
    code: 'output-too-large',
    bytes: () =>
      Buffer.concat([Buffer.from('<table><tr><td>'), ...Array<Buffer>(100).fill(dull())]),
  },
];
