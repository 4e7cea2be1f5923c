/** A picture as it stands in a document. */
export interface Logo {
  readonly data: Buffer;
  /** In pixels, as the picture says itself. */
  readonly width: number;
  readonly height: number;
}

const PNG_SIGNATURE = 0x89504e47;
const PNG_HEAD = 33;

/** Reads a PNG from its data URI; null = none, or none that can be drawn. */
export const readLogo = (uri: string | null | undefined): Logo | null => {
  const found = /^data:image\/png;base64,([\w+/]+=*)$/.exec(uri ?? '');
  if (found === null) return null;
  const data = Buffer.from(found[1]!, 'base64');
  if (data.length < PNG_HEAD || data.readUInt32BE(0) !== PNG_SIGNATURE) return null;
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  return width === 0 || height === 0 ? null : { data, width, height };
};

/** The size of a picture that fits into a box. */
export const fitted = (
  { width, height }: Pick<Logo, 'width' | 'height'>,
  box: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } => {
  const scale = Math.min(box.width / width, box.height / height);
  return { width: width * scale, height: height * scale };
};
