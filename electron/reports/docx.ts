import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { palettes } from '../../shared/domain/look.ts';
import type { ReportBrand, ReportDocument } from '../../shared/domain/report/document.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { translate } from '../../shared/messages/translate.ts';
import { withXmlTexts } from '../imports/write/xml-text.ts';
import { docxBlock, LEVELS, TEXT_WIDTH } from './docx-blocks.ts';
import { accentOf, hex } from './office/colours.ts';
import { officeFonts } from './office/fonts.ts';
import { fitted, readLogo } from './office/logo.ts';

const colour = palettes.light;
/** An A4 page and its margins, in twentieths of a point. */
const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 },
};

/** A Word document to go on writing in: real headings, contents, tables, charts with their numbers. */
export const renderDocx = async (given: ReportDocument, language: Language): Promise<Buffer> => {
  const report = withXmlTexts(given);
  const accent = hex(accentOf(report.brand));
  return Packer.toBuffer(
    new Document({
      title: report.title,
      subject: report.subtitle,
      creator: report.brand?.name ?? '',
      styles: styles(accent, language),
      numbering: { config: [bullets] },
      pageNumbers: estimatePageNumbersWith({ guess: true }),
      sections: [
        {
          properties: { page, titlePage: true },
          footers: {
            default: footer(report),
            first: new Footer({ children: [new Paragraph('')] }),
          },
          children: [
            ...titlePage(report),
            new Paragraph({
              style: 'ContentsHeading',
              pageBreakBefore: true,
              text: translate(language, 'exports.contents'),
            }),
            new TableOfContents(translate(language, 'exports.contents'), {
              hyperlink: true,
              headingStyleRange: '1-2',
            }),
            ...report.sections.flatMap(({ heading, blocks }, index) => [
              new Paragraph({
                heading: HeadingLevel.HEADING_1,
                text: heading,
                keepNext: true,
                pageBreakBefore: index === 0,
              }),
              ...blocks.flatMap((block) => docxBlock(block, language)),
            ]),
          ],
        },
      ],
    }),
  );
};

const bullets = {
  reference: 'bullets',
  levels: Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: LevelFormat.BULLET,
    text: level % 2 === 0 ? '•' : '–',
    alignment: AlignmentType.LEFT,
    style: {
      paragraph: { indent: { left: 360 * (level + 1), hanging: 240 }, spacing: { after: 60 } },
    },
  })),
};

const titlePage = (report: ReportDocument): Paragraph[] => [
  ...brandLines(report.brand),
  new Paragraph({
    style: 'Kicker',
    text: report.subtitle,
    spacing: { before: report.brand === undefined ? 3600 : 2600, after: 120 },
  }),
  new Paragraph({ heading: HeadingLevel.TITLE, text: report.title }),
  ...report.facts.map((text) => new Paragraph({ style: 'Fact', text })),
];

const brandLines = (brand: ReportBrand | undefined): Paragraph[] => {
  if (brand === undefined) return [];
  const logo = readLogo(brand.logo);
  const altText = { name: brand.name, title: brand.name, description: brand.name };
  return [
    ...(logo === null
      ? []
      : [
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: logo.data,
                transformation: fitted(logo, { width: 200, height: 72 }),
                altText,
              }),
            ],
          }),
        ]),
    ...(brand.name === '' ? [] : [new Paragraph({ style: 'Brand', text: brand.name })]),
  ];
};

const footer = ({ title, subtitle }: ReportDocument): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Foot',
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun(`${title} · ${subtitle}\t`),
          new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

/** Sizes are in half points. */
const styles = (accent: string, language: Language) => {
  const { latin, chinese } = officeFonts[language];
  const font = { ascii: latin, hAnsi: latin, cs: latin, eastAsia: chinese };
  const eastAsia = language === 'zh-TW' ? 'zh-TW' : 'zh-CN';
  const lang = { value: language === 'en' ? 'en-US' : eastAsia, eastAsia };
  const text = hex(colour.text);
  const quiet = hex(colour.quiet);
  const own = (id: string, name: string, run: object, spacing: object = {}) => ({
    id,
    name,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run,
    paragraph: { spacing },
  });
  return {
    default: {
      document: {
        run: { font, language: lang, size: 21, color: text },
        paragraph: { spacing: { after: 100, line: 300, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font, size: 52, bold: true, color: text },
        paragraph: { spacing: { after: 240 }, alignment: AlignmentType.LEFT },
      },
      heading1: {
        run: { font, size: 32, bold: true, color: accent },
        paragraph: {
          spacing: { before: 420, after: 160 },
          border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 4, color: accent } },
        },
      },
      heading2: {
        run: { font, size: 24, bold: true, color: text },
        paragraph: { spacing: { before: 280, after: 100 } },
      },
    },
    paragraphStyles: [
      own('Brand', 'Brand', { size: 26, bold: true }),
      own('Kicker', 'Kicker', { size: 26, bold: true, color: accent }),
      own('Fact', 'Fact', { color: hex(colour.secondary) }, { after: 40 }),
      own('ContentsHeading', 'Contents Heading', { size: 32, bold: true, color: accent }),
      own('Message', 'Message', { size: 22, bold: true }, { before: 80, after: 120 }),
      own('Quiet', 'Quiet', { size: 18, color: quiet }),
      own('Cell', 'Cell', { size: 17 }, { after: 0, line: 250, lineRule: LineRuleType.AUTO }),
      own(
        'CellQuiet',
        'Cell Quiet',
        { size: 15, color: quiet },
        { after: 0, line: 230, lineRule: LineRuleType.AUTO },
      ),
      own('Foot', 'Foot', { size: 16, color: quiet }, { after: 0 }),
      ...[1, 2].map((level) => ({
        id: `TOC${level}`,
        name: `toc ${level}`,
        basedOn: 'Normal',
        run: level === 1 ? { bold: true } : {},
        paragraph: {
          indent: { left: (level - 1) * 360 },
          spacing: { before: level === 1 ? 120 : 0, after: 40 },
        },
      })),
    ],
  };
};
