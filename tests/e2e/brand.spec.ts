import type { Page } from '@playwright/test';
import { deflateSync } from 'node:zlib';
import { expect, test } from './harness.ts';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = ~0;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(~crc >>> 0, 8 + data.length);
  return out;
};

/** A grey picture. */
const png = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc((width + 1) * height, 0x60))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A drawing that would like to run and to fetch. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="640" onload="window.hacked = 1">
  <script>window.hacked = 1</script>
  <image href="https://example.com/a.png" width="10" height="10"/>
  <rect width="1280" height="640" fill="#246"/>
</svg>`;

interface Picture {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const give = (page: Page, picture: Picture): Promise<void> =>
  page.locator('input[type="file"][aria-label="标志"]').setInputFiles(picture);

/** Width and height of the logo as it is kept. */
const sizeOf = (page: Page) =>
  page
    .getByRole('img', { name: '标志' })
    .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);

test('a logo is taken as PNG or SVG, drawn anew and no larger than needed; others are refused with a reason', async ({
  workstation,
}) => {
  const { page, consoleErrors } = workstation;
  await page.getByLabel('名称').fill('茶友会');
  await page.getByRole('button', { name: '新建工作区' }).click();
  await page.getByRole('link', { name: '工作区', exact: true }).click();
  await expect(page.getByRole('heading', { name: '报告的署名' })).toBeVisible();
  const logo = page.getByRole('img', { name: '标志' });

  const refused: readonly (readonly [Picture, string])[] = [
    [
      { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('ffd8ffe0', 'hex') },
      '只能用 PNG 或 SVG 图片。',
    ],
    [
      { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
      '只能用 PNG 或 SVG 图片。',
    ],
    [
      { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') },
      '这张图片打不开，请换一张。',
    ],
    [
      { name: 'a.png', mimeType: 'image/png', buffer: png(40, 40).subarray(0, 20) },
      '这张图片打不开，请换一张。',
    ],
    [
      { name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg><rect') },
      '这张图片打不开，请换一张。',
    ],
    [
      { name: 'empty.png', mimeType: 'image/png', buffer: Buffer.alloc(0) },
      '这张图片打不开，请换一张。',
    ],
    [
      { name: 'big.png', mimeType: 'image/png', buffer: Buffer.alloc(1_048_577) },
      '图片超过 1 MB，请换一张小一些的。',
    ],
  ];
  for (const [picture, words] of refused) {
    await give(page, picture);
    await expect(page.getByText(words)).toBeVisible();
    await expect(logo).toBeHidden();
  }

  // A small picture is never enlarged, a large one is drawn as large as it may be.
  await give(page, { name: 'small.png', mimeType: 'image/png', buffer: png(80, 40) });
  await expect(logo).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
  expect(await sizeOf(page)).toEqual([80, 40]);
  await give(page, { name: 'wide.png', mimeType: 'image/png', buffer: png(2000, 500) });
  await expect.poll(() => sizeOf(page)).toEqual([640, 160]);
  await give(page, { name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
  await expect.poll(() => sizeOf(page)).toEqual([480, 240]);
  expect(await logo.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
  await give(page, {
    name: 'tall.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from(svg.replace('width="1280" height="640"', 'width="100" height="200"')),
  });
  await expect.poll(() => sizeOf(page)).toEqual([120, 240]);
  // What the drawing held beside its shapes stayed outside; the harness finds no request either.
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await page.getByRole('button', { name: '移除标志' }).click();
  await expect(logo).toBeHidden();
  expect(consoleErrors).toEqual([]);
});
