import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { fontStacks, palettes } from '../../shared/domain/look.ts';
import { chartTable } from '../../shared/domain/report/chart-table.ts';
import type {
  ReportBlock,
  ReportBrand,
  ReportCell,
  ReportChart,
  ReportDocument,
  ReportFigure,
  ReportTable,
  ReportTreeItem,
} from '../../shared/domain/report/document.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import { chartSvg } from './chart-svg.ts';
import { chartWords } from './chart-words.ts';
import { accentOf } from './office/colours.ts';
import { withCharactersOnly } from './print-font.ts';

/** The one place where text becomes HTML. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

export interface HtmlOptions {
  readonly language: Language;
  /** For printing: everything opened, the bundled font embedded. */
  readonly print: boolean;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** One self-contained file: no script, nothing loaded, figures open to what stands behind them. */
export const renderHtml = (document: ReportDocument, options: HtmlOptions): string => {
  const sections = document.sections
    .map(
      ({ key, heading, blocks }) =>
        `<section id="${escapeHtml(key)}"><h2>${escapeHtml(heading)}</h2>${blocks.map((block, index) => blockHtml(block, partId(key, index), options)).join('\n')}</section>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(`${document.title} – ${document.subtitle}`)}</title>
<style>${options.print ? printStyle(document, sections, translate(options.language, 'exports.contents')) : ''}${style(options, document.brand)}</style>
</head>
<body>
<header>${brandHtml(document.brand)}<p class="kicker">${escapeHtml(document.subtitle)}</p><h1>${escapeHtml(document.title)}</h1>
<ul class="facts">${document.facts.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul></header>
${contentsHtml(document, options)}
<main>${sections}</main>
</body>
</html>
`;
};

const partId = (section: string, index: number): string => `${section}-${index + 1}`;

/** What a block is called where it can be found again; null = it has no name. */
const titleOf = (block: ReportBlock): string | null =>
  block.kind === 'table' || block.kind === 'tree'
    ? block.title
    : block.kind === 'chart'
      ? block.chart.title
      : null;

/** Sections and what is in them, each a link. */
const contentsHtml = ({ sections }: ReportDocument, { language }: HtmlOptions): string => {
  const link = (id: string, text: string): string =>
    `<a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`;
  const entry = ({ key, heading, blocks }: ReportDocument['sections'][number]): string => {
    const parts = blocks.flatMap((block, index) => {
      const title = titleOf(block);
      return title === null ? [] : [`<li>${link(partId(key, index), title)}</li>`];
    });
    return `<li>${link(key, heading)}${parts.length === 0 ? '' : `<ol>${parts.join('')}</ol>`}</li>`;
  };
  const heading = escapeHtml(translate(language, 'exports.contents'));
  return `<nav aria-label="${heading}"><p class="kicker">${heading}</p><ol>${sections.map(entry).join('')}</ol></nav>`;
};

const brandHtml = (brand: ReportBrand | undefined): string => {
  if (brand === undefined) return '';
  const logo = brand.logo === null ? '' : `<img alt="" src="${escapeHtml(brand.logo)}">`;
  return brand.name === '' && logo === ''
    ? ''
    : `<p class="brand">${logo}<span>${escapeHtml(brand.name)}</span></p>`;
};

const blockHtml = (block: ReportBlock, id: string, options: HtmlOptions): string => {
  const message =
    block.message === undefined ? '' : `<p class="message">${escapeHtml(block.message)}</p>`;
  const body = bodyHtml(block, options);
  return titleOf(block) === null
    ? message + body
    : `<div id="${escapeHtml(id)}">${message}${body}</div>`;
};

const bodyHtml = (block: ReportBlock, options: HtmlOptions): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p${block.quiet === true ? ' class="quiet"' : ''}>${escapeHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'tree':
      return `<div class="tree"><h3>${escapeHtml(block.title)}</h3>${treeHtml(block.items, 0, options)}</div>`;
    case 'figures':
      return `<div class="figures">${block.items.map((item) => figureHtml(item, options)).join('')}</div>`;
    case 'chart':
      return `<figure role="img" aria-label="${escapeHtml(block.alt ?? block.chart.title)}">${chartSvg(block.chart, options.language)}</figure>${numbersHtml(block.chart, options)}`;
    case 'table':
      return tableHtml(block, options);
    default: {
      const never: never = block;
      return never;
    }
  }
};

/** Lists in lists: the entries of one level with those under each. */
const treeHtml = (
  items: readonly ReportTreeItem[],
  level: number,
  options: HtmlOptions,
): string => {
  const starts = items.flatMap((item, index) => (item.level <= level ? [index] : []));
  const entries = starts.map((start, at) => {
    const { text, opening } = items[start]!;
    const under = items.slice(start + 1, starts[at + 1] ?? items.length);
    const number =
      opening === undefined
        ? ''
        : ` <span class="shows">${escapeHtml(opening.label)}: ${cellHtml({ text: opening.value, opening }, true, options)}</span>`;
    return `<li>${escapeHtml(text)}${number}${under.length === 0 ? '' : treeHtml(under, level + 1, options)}</li>`;
  });
  return `<ul>${entries.join('')}</ul>`;
};

const tableHtml = (
  { title, columns, rows }: Pick<ReportTable, 'title' | 'columns' | 'rows'>,
  options: HtmlOptions,
): string => {
  const align = (index: number): string =>
    columns[index]?.align === 'right' ? ' class="right"' : '';
  const head = columns
    .map((column, index) => `<th scope="col"${align(index)}>${escapeHtml(column.header)}</th>`)
    .join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, index) => `<td${align(index)}>${cellHtml(cell, index < columns.length / 2, options)}</td>`).join('')}</tr>`,
    )
    .join('\n');
  return `<div class="table"><table><caption>${escapeHtml(title)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
};

/** The numbers of a chart, each of which opens; paper has the chart alone. */
const numbersHtml = (chart: ReportChart, options: HtmlOptions): string =>
  options.print
    ? ''
    : `<details class="numbers"><summary>${escapeHtml(translate(options.language, 'exports.numbers'))}</summary>${tableHtml(chartTable(chart, chartWords(options.language)), options)}</details>`;

/** A number that has something behind it opens to it. */
const cellHtml = (
  { text, opening }: ReportCell,
  isLeft: boolean,
  { print }: HtmlOptions,
): string =>
  print || opening === undefined || opening.details.length === 0
    ? escapeHtml(text)
    : `<details class="cell${isLeft ? ' left' : ''}"><summary>${escapeHtml(text)}</summary><div><b>${escapeHtml(opening.label)}</b>${opening.details
        .map((line) => `<span>${escapeHtml(line)}</span>`)
        .join('')}</div></details>`;

const figureHtml = (figure: ReportFigure, options: HtmlOptions): string =>
  `<details class="figure ${figure.tone}"${options.print ? ' open' : ''}><summary><span class="label">${escapeHtml(figure.label)}</span><span class="value">${escapeHtml(figure.value)}</span><span class="note">${escapeHtml(figure.note)}</span></summary><ul>${figure.details
    .map((line) => `<li>${escapeHtml(line)}</li>`)
    .join('')}</ul></details>`;

/** For paper: the bundled font for the document's own characters, and its name on every page. */
const printStyle = (document: ReportDocument, sections: string, contents: string): string => {
  const footer = `${document.title} · ${document.subtitle}`;
  const characters = `${sections}${footer}${document.facts.join('')}${document.brand?.name ?? ''}${contents}`;
  return `${fontFaces(characters)}@page{@bottom-left{content:"${cssText(footer)}";font:8px "Report";color:${palettes.light.quiet}}}`;
};

/** Text within quotes of a style sheet: every character that could mean something is written by number. */
const cssText = (text: string): string =>
  text.replace(/[^\p{L}\p{N} ·]/gu, (found) => `\\${found.codePointAt(0)!.toString(16)} `);

const readFont = (require: NodeJS.Require, file: string): Buffer => {
  try {
    return readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`));
  } catch {
    throw new WorkstationError('missing-font');
  }
};

/** The bundled CJK font as data: a printed report looks the same on a machine without one. */
const fontFaces = (characters: string): string => {
  const require = createRequire(import.meta.url);
  return (
    ['400Regular/NotoSansSC_400Regular.ttf', '600SemiBold/NotoSansSC_600SemiBold.ttf'] as const
  )
    .map((file, index) => {
      const font = readFont(require, file);
      const data = withCharactersOnly(font, characters).toString('base64');
      return `@font-face{font-family:"Report";font-weight:${index === 0 ? 400 : 600};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
    })
    .join('');
};

const style = ({ language, print }: HtmlOptions, brand: ReportBrand | undefined): string => {
  const colour = { ...palettes.light, accent: accentOf(brand) };
  const font = print ? `"Report", ${fontStacks[language]}` : fontStacks[language];
  return `
*{box-sizing:border-box}
body{margin:0 auto;max-width:${print ? 'none' : '820px'};padding:${print ? '0' : '40px 32px 80px'};font:13px/1.6 ${font};color:${colour.text};background:#fff;font-variant-numeric:tabular-nums}
h1{margin:0 0 8px;font-size:26px;line-height:1.3;font-weight:600}
h2{margin:32px 0 10px;padding-bottom:6px;border-bottom:2px solid ${colour.accent};font-size:17px;font-weight:600;break-after:avoid}
.kicker{margin:0;color:${colour.accent};font-weight:600}
.brand{display:flex;align-items:center;gap:10px;margin:0 0 24px;font-weight:600}.brand img{max-width:160px;max-height:48px}
.message{break-after:avoid;break-inside:avoid;margin:16px 0 8px;font-size:14px;font-weight:600}
.facts{margin:0;padding:0;list-style:none;color:${colour.secondary}}
p{margin:8px 0}.quiet{color:${colour.quiet};font-size:12px}
main ul{margin:8px 0;padding-left:20px}
h3{margin:12px 0 0;font-size:13px;font-weight:600;break-after:avoid}.tree ul{margin:4px 0}.shows{color:${colour.secondary}}
.figures{display:grid;grid-template-columns:repeat(3,1fr);gap:10px;margin:12px 0}
.figure{padding:10px 12px;border:1px solid ${colour.line};border-left:4px solid ${colour.strongLine};border-radius:6px;break-inside:avoid}
.figure.good{border-left-color:${colour.good}}.figure.watch{border-left-color:${colour.watch}}.figure.bad{border-left-color:${colour.bad}}
.figure summary{display:flex;flex-direction:column;cursor:pointer;list-style:none}
.figure summary::-webkit-details-marker{display:none}
.label{color:${colour.secondary};font-size:12px}.value{font-size:20px;font-weight:600;line-height:1.3}.note{color:${colour.quiet};font-size:12px}
.figure ul{margin:8px 0 0;padding:8px 0 0;border-top:1px solid ${colour.line};list-style:none;color:${colour.secondary};font-size:${print ? '10px' : '12px'};line-height:1.5}
figure{margin:16px 0;break-inside:avoid}figure svg{max-width:100%;height:auto}
.table{margin:16px 0}@media (max-width:640px){.table{overflow-x:auto}}
table{width:100%;border-collapse:collapse;font-size:12px;line-height:1.4}
caption{padding:0 0 6px;text-align:left;font-size:13px;font-weight:600}
th{padding:6px 8px;border-bottom:1px solid ${colour.strongLine};text-align:left;font-weight:600;color:${colour.secondary}}
td{padding:6px 8px;border-bottom:1px solid ${colour.line};vertical-align:top}
.right{text-align:right;white-space:nowrap}tr{break-inside:avoid}
nav{margin:28px 0;padding:16px 20px;border:1px solid ${colour.line};border-radius:6px}nav ol{margin:4px 0;padding:0;list-style:none}nav ol ol{padding-left:20px;font-size:12px}nav a{color:${colour.text};text-decoration:none}nav a:hover{text-decoration:underline}
.numbers{margin:-8px 0 16px;font-size:12px}.numbers>summary{cursor:pointer;color:${colour.secondary}}
.cell{position:relative}.cell summary{cursor:pointer;list-style:none;text-decoration:underline dotted ${colour.control};text-underline-offset:3px}.cell summary::-webkit-details-marker{display:none}
.cell div{position:absolute;z-index:1;right:0;width:280px;margin-top:4px;padding:10px 12px;border:1px solid ${colour.strongLine};border-radius:6px;background:${colour.raised};box-shadow:${colour.shadow};text-align:left;white-space:normal;color:${colour.secondary}}.cell div>*{display:block}.cell b{color:${colour.text};font-weight:600}
.left div{right:auto;left:0}nav .kicker{font-size:15px}
${print ? `header{height:230mm;padding-top:70mm;break-after:page}header .brand{position:absolute;top:0}nav{margin:0;padding:0;border:0;break-after:page}nav li{margin:6px 0}nav a{display:flex;justify-content:space-between;gap:16px}nav a::after{flex:none;min-width:24px;text-align:right;color:${colour.secondary};content:attr(data-page)}` : ''}
@media print{.table{break-inside:avoid}body{padding:0;max-width:none}.numbers{display:none}}
@media (max-width:640px){.figures{grid-template-columns:1fr}.cell div{position:static;width:180px}}
`;
};
