import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fontStacks, palettes } from '../../shared/domain/look.ts';
import type {
  ReportBlock,
  ReportBrand,
  ReportCell,
  ReportDocument,
  ReportFigure,
} from '../../shared/domain/report/document.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { chartSvg } from './chart-svg.ts';
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
      (section) =>
        `<section><h2>${escapeHtml(section.heading)}</h2>${section.blocks.map((block) => blockHtml(block, options)).join('\n')}</section>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(`${document.title} – ${document.subtitle}`)}</title>
<style>${options.print ? printStyle(document, sections) : ''}${style(options, document.brand)}</style>
</head>
<body>
<header>${brandHtml(document.brand)}<p class="kicker">${escapeHtml(document.subtitle)}</p><h1>${escapeHtml(document.title)}</h1>
<ul class="facts">${document.facts.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul></header>
<main>${sections}</main>
</body>
</html>
`;
};

const brandHtml = (brand: ReportBrand | undefined): string => {
  if (brand === undefined) return '';
  const logo = brand.logo === null ? '' : `<img alt="" src="${escapeHtml(brand.logo)}">`;
  return `<p class="brand">${logo}<span>${escapeHtml(brand.name)}</span></p>`;
};

const blockHtml = (block: ReportBlock, options: HtmlOptions): string =>
  `${block.message === undefined ? '' : `<p class="message">${escapeHtml(block.message)}</p>`}${bodyHtml(block, options)}`;

const bodyHtml = (block: ReportBlock, options: HtmlOptions): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p${block.quiet === true ? ' class="quiet"' : ''}>${escapeHtml(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
    case 'figures':
      return `<div class="figures">${block.items.map((item) => figureHtml(item, options)).join('')}</div>`;
    case 'chart':
      return `<figure role="img" aria-label="${escapeHtml(block.alt ?? block.chart.title)}">${chartSvg(block.chart, options.language)}</figure>`;
    case 'table': {
      const align = (index: number): string =>
        block.columns[index]?.align === 'right' ? ' class="right"' : '';
      const head = block.columns
        .map((column, index) => `<th scope="col"${align(index)}>${escapeHtml(column.header)}</th>`)
        .join('');
      const rows = block.rows
        .map(
          (row) =>
            `<tr>${row.map((cell, index) => `<td${align(index)}>${cellHtml(cell)}</td>`).join('')}</tr>`,
        )
        .join('\n');
      return `<div class="table"><table><caption>${escapeHtml(block.title)}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
    }
    default: {
      const never: never = block;
      return never;
    }
  }
};

const cellHtml = (cell: ReportCell): string => escapeHtml(cell.text);

const figureHtml = (figure: ReportFigure, options: HtmlOptions): string =>
  `<details class="figure ${figure.tone}"${options.print ? ' open' : ''}><summary><span class="label">${escapeHtml(figure.label)}</span><span class="value">${escapeHtml(figure.value)}</span><span class="note">${escapeHtml(figure.note)}</span></summary><ul>${figure.details
    .map((line) => `<li>${escapeHtml(line)}</li>`)
    .join('')}</ul></details>`;

/** For paper: the bundled font for the document's own characters, and its name on every page. */
const printStyle = (document: ReportDocument, sections: string): string => {
  const footer = `${document.title} · ${document.subtitle}`;
  const characters = `${sections}${footer}${document.facts.join('')}`;
  return `${fontFaces(characters)}@page{@bottom-left{content:"${cssText(footer)}";font:8px "Report";color:${palettes.light.quiet}}}`;
};

/** Text within quotes of a style sheet: every character that could mean something is written by number. */
const cssText = (text: string): string =>
  text.replace(/[^\p{L}\p{N} ·]/gu, (found) => `\\${found.codePointAt(0)!.toString(16)} `);

/** The bundled CJK font as data: a printed report looks the same on a machine without one. */
const fontFaces = (characters: string): string => {
  const require = createRequire(import.meta.url);
  return (
    ['400Regular/NotoSansSC_400Regular.ttf', '600SemiBold/NotoSansSC_600SemiBold.ttf'] as const
  )
    .map((file, index) => {
      const font = readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`));
      const data = withCharactersOnly(font, characters).toString('base64');
      return `@font-face{font-family:"Report";font-weight:${index === 0 ? 400 : 600};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
    })
    .join('');
};

/** A colour of six hexadecimal digits and nothing else gets into the style sheet. */
const accentOf = ({ colour }: Pick<ReportBrand, 'colour'>): string =>
  colour !== null && /^#[\da-f]{6}$/i.test(colour) ? colour : palettes.light.accent;

const style = ({ language, print }: HtmlOptions, brand: ReportBrand | undefined): string => {
  const colour = {
    ...palettes.light,
    ...(brand === undefined ? {} : { accent: accentOf(brand) }),
  };
  const font = print ? `"Report", ${fontStacks[language]}` : fontStacks[language];
  return `
*{box-sizing:border-box}
body{margin:0 auto;max-width:${print ? 'none' : '820px'};padding:${print ? '0' : '40px 32px 80px'};font:13px/1.6 ${font};color:${colour.text};background:#fff;font-variant-numeric:tabular-nums}
h1{margin:0 0 8px;font-size:26px;line-height:1.3;font-weight:600}
h2{margin:32px 0 10px;padding-bottom:6px;border-bottom:2px solid ${colour.accent};font-size:17px;font-weight:600;break-after:avoid}
.kicker{margin:0;color:${colour.accent};font-weight:600}
.brand{display:flex;align-items:center;gap:10px;margin:0 0 24px;font-weight:600}.brand img{max-width:160px;max-height:48px}
.message{margin:16px 0 8px;font-size:14px;font-weight:600}
.facts{margin:0;padding:0;list-style:none;color:${colour.secondary}}
p{margin:8px 0}.quiet{color:${colour.quiet};font-size:12px}
main ul{margin:8px 0;padding-left:20px}
.figures{display:grid;grid-template-columns:repeat(3,1fr);gap:10px;margin:12px 0}
.figure{padding:10px 12px;border:1px solid ${colour.line};border-left:4px solid ${colour.strongLine};border-radius:6px;break-inside:avoid}
.figure.good{border-left-color:${colour.good}}.figure.watch{border-left-color:${colour.watch}}.figure.bad{border-left-color:${colour.bad}}
.figure summary{display:flex;flex-direction:column;cursor:pointer;list-style:none}
.figure summary::-webkit-details-marker{display:none}
.label{color:${colour.secondary};font-size:12px}.value{font-size:20px;font-weight:600;line-height:1.3}.note{color:${colour.quiet};font-size:12px}
.figure ul{margin:8px 0 0;padding:8px 0 0;border-top:1px solid ${colour.line};list-style:none;color:${colour.secondary};font-size:${print ? '10px' : '12px'};line-height:1.5}
figure{margin:16px 0;break-inside:avoid}figure svg{max-width:100%;height:auto}
.table{margin:16px 0;overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:12px;line-height:1.4}
caption{padding:0 0 6px;text-align:left;font-size:13px;font-weight:600}
th{padding:6px 8px;border-bottom:1px solid ${colour.strongLine};text-align:left;font-weight:600;color:${colour.secondary}}
td{padding:6px 8px;border-bottom:1px solid ${colour.line};vertical-align:top}
.right{text-align:right;white-space:nowrap}tr{break-inside:avoid}
@media print{body{padding:0;max-width:none}}
@media (max-width:640px){.figures{grid-template-columns:1fr}}
`;
};
