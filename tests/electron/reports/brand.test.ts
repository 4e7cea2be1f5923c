import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderDocx } from '../../../electron/reports/docx.ts';
import { renderPptx } from '../../../electron/reports/pptx.ts';
import type { ReportDocument, ReportOpening } from '../../../shared/domain/report/document.ts';
import { finished } from '../../support/rooms.ts';
import { sampleRooms } from '../../support/sample.ts';
import { openOffice } from './office-files.ts';

const rooms = sampleRooms();
const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

it('puts name, colour and logo of the workspace on its reports, and takes them back', async () => {
  const { client, context, campaignUid } = rooms();
  const made = async (format: 'docx' | 'html' | 'pptx'): Promise<Buffer> => {
    const result = await finished(
      client.retrospectives.export({ campaignUid, format, language: 'zh-CN', mask: false }),
    );
    return readFileSync(context.files.locate(result.handle).path);
  };
  await client.workspace.updateSettings({ brandName: '山风<咖啡>', brandColour: '#FFD400' });
  const { operationUid } = await client.workspace.updateSettings({ brandLogo: png });

  const html = (await made('html')).toString('utf8');
  expect(html).toContain(`<img alt="" src="${png}"><span>山风&lt;咖啡&gt;</span>`);
  expect(html).not.toMatch(/#ffd400/i);
  for (const [format, media] of [
    ['docx', /^word\/media\/.+\.png$/],
    ['pptx', /^ppt\/media\/.+\.png$/],
  ] as const) {
    const parts = await openOffice(await made(format));
    expect(
      [...parts.keys()].some((name) => media.test(name)),
      format,
    ).toBe(true);
    expect(
      [...parts.values()].some((xml) => xml.includes('山风&lt;咖啡&gt;')),
      format,
    ).toBe(true);
  }
  await client.workspace.undo({ operationUid: operationUid! });
  expect((await made('html')).toString('utf8')).not.toContain('<img');
});

it('takes no other picture, and no colour that is none', async () => {
  const { client } = rooms();
  for (const change of [
    { brandLogo: 'data:image/svg+xml;base64,PHN2Zy8+' },
    { brandLogo: 'https://example.com/logo.png' },
    { brandColour: 'red' },
  ])
    await expect(client.workspace.updateSettings(change)).rejects.toThrow();
});

it('writes whatever names there are into well-formed files', async () => {
  const odd = 'A & <B> "C" \'D\' \u0002';
  const opening: ReportOpening = {
    ...{ key: 'k', label: odd, value: '7', details: [odd] },
    entity: 'member',
    rowUnit: null,
  };
  const bars = [{ label: odd, value: 7, note: odd, opening }];
  const document: ReportDocument = {
    ...{ title: odd, subtitle: odd, facts: [odd] },
    brand: { name: odd, colour: null, logo: null },
    sections: [
      {
        ...{ key: 'result', heading: odd },
        blocks: [
          { kind: 'figures', items: [{ ...opening, note: odd, tone: 'good' }], message: odd },
          { kind: 'chart', alt: odd, chart: { type: 'bars', title: odd, bars } },
          {
            ...{ kind: 'table', title: odd, columns: [{ header: odd, align: 'left' }] },
            rows: [[{ text: odd, opening }]],
          },
        ],
      },
    ],
  };
  for (const language of ['zh-CN', 'en'] as const) {
    await openOffice(await renderDocx(document, language));
    await openOffice(await renderPptx(document, language));
  }
});

it('writes a report without anything in it', async () => {
  const document: ReportDocument = { title: '', subtitle: '', facts: [], sections: [] };
  await openOffice(await renderDocx(document, 'zh-CN'));
  await openOffice(await renderPptx(document, 'zh-CN'));
});
