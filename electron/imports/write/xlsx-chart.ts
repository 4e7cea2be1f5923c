import { columnName, escapeXml, quotedSheet } from './xlsx-cells.ts';
import { DECLARATION, RELATIONS } from './xlsx-parts.ts';

/** A chart beside the rows of its sheet, which it is drawn from: who changes them changes it. */
export interface OutChart {
  readonly type: 'line' | 'bars';
  readonly title: string;
  /** The chart in words, for who does not see it. */
  readonly alt: string;
  /** The texts of the first column, from the second row on. */
  readonly categories: readonly string[];
  readonly series: readonly OutSeries[];
  readonly fonts: { readonly latin: string; readonly chinese: string };
}

interface OutSeries {
  /** The head of its column. */
  readonly name: string;
  /** `#rrggbb` */
  readonly colour: string;
  /** Its column, from 0. */
  readonly column: number;
  /** Of that column, from the second row on; null = none there. */
  readonly values: readonly (number | null)[];
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** EMU in a pixel of 1/96 inch. */
const PIXEL = 9525;
const WIDTH = 640;
const heightOf = ({ type, categories }: OutChart): number =>
  type === 'bars' ? 80 + 36 * categories.length : 320;

/** Where the chart stands on its sheet: its corner in a column, below the head. */
export const drawingXml = (chart: OutChart, column: number): string =>
  `${DECLARATION}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="${WIDTH * PIXEL}" cy="${heightOf(chart) * PIXEL}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${escapeXml(chart.title)}" descr="${escapeXml(chart.alt)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${RELATIONS}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`;

/** The chart, with the numbers as they are for who does not look them up in the sheet. */
export const chartXml = (chart: OutChart, sheet: string): string => {
  const plot = chart.type === 'line' ? lineXml(chart, sheet) : barsXml(chart, sheet);
  const legend =
    chart.series.length > 1
      ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
      : '';
  return `${DECLARATION}<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONS}"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1300" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1300" b="1"/><a:t>${escapeXml(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"><a:latin typeface="${escapeXml(chart.fonts.latin)}"/><a:ea typeface="${escapeXml(chart.fonts.chinese)}"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr></c:chartSpace>`;
};

const CATEGORIES = 1;
const VALUES = 2;

const barsXml = (chart: OutChart, sheet: string): string => {
  const series = chart.series
    .map((one, index) =>
      seriesXml(chart, sheet, index, {
        look: `<c:spPr>${fill(one.colour)}</c:spPr><c:invertIfNegative val="0"/>${labelsXml}`,
      }),
    )
    .join('');
  return `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/>${axisIds}</c:barChart>${axesXml(true)}`;
};

const lineXml = (chart: OutChart, sheet: string): string => {
  const series = chart.series
    .map(({ colour }, index) =>
      seriesXml(chart, sheet, index, {
        look: `<c:spPr><a:ln w="22225" cap="rnd">${fill(colour)}<a:round/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`,
        after: '<c:smooth val="0"/>',
      }),
    )
    .join('');
  return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${axisIds}</c:lineChart>${axesXml(false)}`;
};

const fill = (colour: string): string =>
  `<a:solidFill><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:solidFill>`;

const labelsXml =
  '<c:dLbls><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>';

const seriesXml = (
  { categories, series }: OutChart,
  sheet: string,
  index: number,
  { look, after = '' }: { readonly look: string; readonly after?: string },
): string => {
  const { name, column, values } = series[index]!;
  const texts = (at: string, all: readonly string[]): string =>
    `<c:strRef><c:f>${at}</c:f><c:strCache><c:ptCount val="${all.length}"/>${all.map((text, n) => `<c:pt idx="${n}"><c:v>${escapeXml(text)}</c:v></c:pt>`).join('')}</c:strCache></c:strRef>`;
  const points = values
    .map((value, n) => (value === null ? '' : `<c:pt idx="${n}"><c:v>${value}</c:v></c:pt>`))
    .join('');
  const rows = categories.length;
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${texts(cells(sheet, column, 1, 1), [name])}</c:tx>${look}<c:cat>${texts(cells(sheet, 0, 2, rows + 1), categories)}</c:cat><c:val><c:numRef><c:f>${cells(sheet, column, 2, rows + 1)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${rows}"/>${points}</c:numCache></c:numRef></c:val>${after}</c:ser>`;
};

/** Cells of a column as a formula names them. */
const cells = (sheet: string, column: number, from: number, to: number): string => {
  const letter = columnName(column);
  const first = `${quotedSheet(sheet)}!$${letter}$${from}`;
  return escapeXml(from === to ? first : `${first}:$${letter}$${to}`);
};

const axisIds = `<c:axId val="${CATEGORIES}"/><c:axId val="${VALUES}"/>`;
const thin = (colour: string): string =>
  `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;

/** Bars that lie begin at the top and tell their values themselves. */
const axesXml = (isFlat: boolean): string =>
  `<c:catAx><c:axId val="${CATEGORIES}"/><c:scaling><c:orientation val="${isFlat ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${isFlat ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${thin('98A2B3')}<c:crossAx val="${VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="${VALUES}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="${isFlat ? 1 : 0}"/><c:axPos val="${isFlat ? 't' : 'l'}"/>${isFlat ? '' : `<c:majorGridlines>${thin('E4E7EC')}</c:majorGridlines>`}<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="${CATEGORIES}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`;
