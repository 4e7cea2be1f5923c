import pptxgen from 'pptxgenjs';
import { palettes, seriesColours } from '../../shared/domain/look.ts';
import type {
  ReportBrand,
  ReportDocument,
  ReportFigure,
} from '../../shared/domain/report/document.ts';
import type { Language } from '../../shared/messages/languages.ts';
import { withXmlTexts } from '../imports/write/xml-text.ts';
import { CELL_SHADE, roomAtTheEnd } from './docx-blocks.ts';
import { accentOf, hex, shaded } from './office/colours.ts';
import { officeFonts } from './office/fonts.ts';
import { fitted, readLogo } from './office/logo.ts';
import { mendPptx } from './pptx-mend.ts';
import { notesOf } from './pptx-notes.ts';
import { indentOf, pagesOf, type Page, type Placed } from './pptx-pages.ts';
import { slide, type Piece } from './pptx-pieces.ts';

const colour = palettes.light;
const ink = hex(colour.text);
const quiet = hex(colour.quiet);

interface Look {
  readonly language: Language;
  readonly accent: string;
  readonly fontFace: string;
}

/** Slides: one message each, charts and tables that can be edited, definitions in the notes. */
export const renderPptx = async (given: ReportDocument, language: Language): Promise<Buffer> => {
  const report = withXmlTexts(given);
  const look = {
    language,
    accent: hex(accentOf(report.brand)),
    fontFace: language === 'en' ? officeFonts.en.latin : officeFonts[language].chinese,
  };
  const deck = new pptxgen();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = report.title;
  deck.subject = report.subtitle;
  deck.author = report.brand?.name ?? '';
  // The library writes it without escaping it.
  deck.company = '';
  deck.theme = { headFontFace: look.fontFace, bodyFontFace: look.fontFace };
  masters(deck, report, look);
  titleSlide(deck, report, look);
  for (const page of pagesOf(report, language)) addPage(deck, page, look);
  const made = (await deck.write({ outputType: 'nodebuffer' })) as Buffer;
  return mendPptx(made);
};

const masters = (deck: pptxgen, report: ReportDocument, { accent, fontFace }: Look): void => {
  const title = (y: number, h: number, fontSize: number, valign: 'top' | 'bottom') => ({
    placeholder: {
      options: {
        name: 'title',
        type: 'title' as const,
        ...{ x: slide.left, y, w: slide.wide, h, fontFace, fontSize, valign },
        ...{ bold: true, color: ink, align: 'left' as const, margin: 0 },
      },
      text: '',
    },
  });
  deck.defineSlideMaster({
    title: 'COVER',
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: 0.28, h: slide.height, fill: { color: accent } } },
      title(2.7, 1.4, 40, 'bottom'),
    ],
  });
  deck.defineSlideMaster({
    title: 'PAGE',
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: slide.width, h: 0.1, fill: { color: accent } } },
      {
        text: {
          text: [report.brand?.name, `${report.title} · ${report.subtitle}`]
            .filter((text) => text !== undefined && text !== '')
            .join(' · '),
          options: {
            ...{ x: slide.left, y: 7.02, w: 10.5, h: 0.3, margin: 0 },
            ...{ fontFace, fontSize: 10, color: quiet },
          },
        },
      },
      title(slide.title, 0.98, 24, 'top'),
    ],
    slideNumber: {
      ...{ x: 12.0, y: 7.02, w: 0.73, h: 0.3, margin: 0 },
      ...{ fontFace, fontSize: 10, color: quiet, align: 'right' },
    },
  });
};

const titleSlide = (deck: pptxgen, report: ReportDocument, look: Look): void => {
  const { accent, fontFace } = look;
  const cover = deck.addSlide({ masterName: 'COVER' });
  addBrand(cover, report.brand, look);
  cover.addText(report.subtitle, {
    ...{ x: slide.left, y: 2.1, w: slide.wide, h: 0.5, margin: 0 },
    ...{ fontFace, fontSize: 18, bold: true, color: accent },
  });
  cover.addText(report.title, { placeholder: 'title' });
  cover.addText(report.facts.join('\n'), {
    ...{ x: slide.left, y: 4.3, w: slide.wide, h: 1.8, margin: 0, valign: 'top' },
    ...{ fontFace, fontSize: 14, color: hex(colour.secondary), lineSpacingMultiple: 1.2 },
  });
};

const addBrand = (
  cover: pptxgen.Slide,
  brand: ReportBrand | undefined,
  { fontFace }: Look,
): void => {
  if (brand === undefined) return;
  const logo = readLogo(brand.logo);
  const size = logo === null ? { width: 0, height: 0 } : fitted(logo, { width: 2.6, height: 0.9 });
  if (logo !== null)
    cover.addImage({
      data: brand.logo!,
      altText: brand.name,
      ...{ x: slide.left, y: 0.6, w: size.width, h: size.height },
    });
  if (brand.name !== '')
    cover.addText(brand.name, {
      ...{ x: slide.left + (logo === null ? 0 : size.width + 0.25), y: 0.6 },
      ...{ w: 8, h: logo === null ? 0.5 : size.height, margin: 0, valign: 'middle' },
      ...{ fontFace, fontSize: 18, bold: true, color: ink },
    });
};

const addPage = (deck: pptxgen, page: Page, look: Look): void => {
  const one = deck.addSlide({ masterName: 'PAGE' });
  const { accent, fontFace } = look;
  if (page.kicker !== '')
    one.addText(page.kicker, {
      ...{ x: slide.left, y: 0.28, w: slide.wide, h: 0.3, margin: 0 },
      ...{ fontFace, fontSize: 12, bold: true, color: accent },
    });
  // A size given for the whole placeholder would give way to the master's.
  one.addText([{ text: page.title, options: { fontSize: page.size } }], { placeholder: 'title' });
  for (const placed of page.placed) addPiece(deck, one, placed, page.title, look);
  const notes = notesOf(page, look.language);
  if (notes !== '') one.addNotes(notes);
};

const addPiece = (
  deck: pptxgen,
  one: pptxgen.Slide,
  { piece, y, height }: Placed,
  title: string,
  look: Look,
): void => {
  const { fontFace } = look;
  switch (piece.kind) {
    case 'text':
      one.addText(piece.text, {
        ...{ x: slide.left + indentOf(piece), y, w: slide.wide - indentOf(piece), h: height },
        ...{ margin: 0, valign: 'top', fontFace },
        fontSize: piece.quiet ? slide.quiet : slide.text,
        color: piece.quiet ? quiet : ink,
        ...(piece.bullet ? { bullet: { indent: 16 } } : {}),
      });
      return;
    case 'figures': {
      const width = (slide.wide - (slide.cards - 1) * 0.2) / slide.cards;
      piece.items.forEach((item, index) =>
        addCard(deck, one, item, { x: slide.left + index * (width + 0.2), y, width }, look),
      );
      return;
    }
    case 'chart':
      addChart(deck, one, piece, { y, height, title }, look);
      return;
    case 'table':
      addTable(one, piece, y, look);
      return;
    default: {
      const never: never = piece;
      return never;
    }
  }
};

const tones = {
  good: colour.good,
  watch: colour.watch,
  bad: colour.bad,
  plain: colour.strongLine,
} as const;

const addCard = (
  deck: pptxgen,
  one: pptxgen.Slide,
  item: ReportFigure,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  { fontFace }: Look,
): void => {
  const line = hex(colour.line);
  one.addShape(deck.ShapeType.rect, {
    ...{ x, y, w: width, h: slide.card - 0.1, line: { color: line, width: 1 } },
    fill: { color: 'FFFFFF' },
  });
  one.addShape(deck.ShapeType.rect, {
    ...{ x, y, w: 0.07, h: slide.card - 0.1, fill: { color: hex(tones[item.tone]) } },
  });
  one.addText(
    [
      {
        text: item.label,
        options: { fontSize: 12, color: hex(colour.secondary), breakLine: true },
      },
      { text: item.value, options: { fontSize: 24, bold: true, color: ink, breakLine: true } },
      { text: item.note, options: { fontSize: 11, color: quiet } },
    ],
    {
      ...{ x: x + 0.2, y: y + 0.05, w: width - 0.3, h: slide.card - 0.2 },
      ...{ margin: 0, fontFace, valign: 'middle', fit: 'shrink' },
    },
  );
};

const addChart = (
  deck: pptxgen,
  one: pptxgen.Slide,
  { chart, alt }: Extract<Piece, { readonly kind: 'chart' }>,
  { y, height, title }: { readonly y: number; readonly height: number; readonly title: string },
  { fontFace, language }: Look,
): void => {
  const axis = {
    ...{ catAxisLabelFontFace: fontFace, catAxisLabelFontSize: 11, catAxisLabelColor: ink },
    ...{ valAxisLabelFontFace: fontFace, valAxisLabelFontSize: 10, valAxisLabelColor: quiet },
    ...{ valAxisLineShow: false, catGridLine: { style: 'none' as const } },
    valGridLine: { color: hex(colour.line), size: 0.5 },
  };
  const labels = [...chart.categories];
  const data = chart.series.map(({ name, values }) => ({ name, labels, values: [...values] }));
  const common = {
    ...{ x: slide.left, y, w: slide.wide, h: height, altText: alt, lang: language, ...axis },
    chartColors: chart.series.map((series) => hex(series.colour)),
    ...{
      showTitle: chart.title !== title,
      title: chart.title,
      titleFontFace: fontFace,
      titleFontSize: 12,
    },
    titleColor: hex(colour.secondary),
    ...{ legendPos: 'b' as const, legendFontFace: fontFace, legendFontSize: 11 },
    ...{ dataLabelFontFace: fontFace, dataLabelFontSize: 12, dataLabelColor: ink },
  };
  // The library takes unknown values, its types do not.
  const series = data as { name: string; labels: string[]; values: number[] }[];
  switch (chart.type) {
    case 'line':
      one.addChart(deck.ChartType.line, series, {
        ...common,
        ...{ showLegend: true, lineDataSymbol: 'none', lineSize: 1.75, valAxisMinVal: 0 },
        ...{ displayBlanksAs: 'gap', catAxisLabelFrequency: String(Math.ceil(labels.length / 12)) },
      });
      return;
    case 'bars': {
      const { maximum } = roomAtTheEnd(chart.series);
      one.addChart(deck.ChartType.bar, series, {
        ...common,
        ...{ barDir: 'bar', barGapWidthPct: 60, showLegend: false, showValue: true },
        ...{ dataLabelPosition: 'outEnd', dataLabelFormatCode: '#,##0', valAxisHidden: true },
        ...{ valAxisMinVal: 0, valGridLine: { style: 'none' as const } },
        ...(maximum === undefined ? {} : { valAxisMaxVal: maximum }),
        catAxisOrientation: 'maxMin' as 'minMax',
      });
      return;
    }
    default: {
      const never: never = chart.type;
      return never;
    }
  }
};

const addTable = (
  one: pptxgen.Slide,
  piece: Extract<Piece, { readonly kind: 'table' }>,
  y: number,
  { fontFace }: Look,
): void => {
  const line = { type: 'solid' as const, pt: 0.75, color: hex(colour.line) };
  const none = { type: 'none' as const };
  const border: [
    pptxgen.BorderProps,
    pptxgen.BorderProps,
    pptxgen.BorderProps,
    pptxgen.BorderProps,
  ] = [none, none, line, none];
  const align = (index: number): 'left' | 'right' => piece.columns[index]?.align ?? 'left';
  const head = piece.columns.map(({ header }, index) => ({
    text: header,
    options: {
      ...{ bold: true, align: align(index), border, color: hex(colour.secondary) },
      fill: { color: hex(colour.page) },
    },
  }));
  const rows = piece.rows.map((row, at) =>
    row.map(({ text }, index) => {
      const share = piece.shade?.[at]?.[index] ?? null;
      return {
        text,
        options: {
          ...{ align: align(index), border, color: ink },
          ...(share === null
            ? {}
            : { fill: { color: hex(shaded(seriesColours[4], share * CELL_SHADE)) } }),
        },
      };
    }),
  );
  one.addTable([head, ...rows], {
    ...{ x: slide.left, y, w: slide.wide, fontFace, fontSize: piece.size, valign: 'middle' },
    colW: piece.shares.map((share) => share * slide.wide),
    rowH: [...piece.heights],
    margin: piece.size === slide.cell ? [0.05, 0.1, 0.05, 0.1] : [0.05, 0.02, 0.05, 0.02],
  });
};
