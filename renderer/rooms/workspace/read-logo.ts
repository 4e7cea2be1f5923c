import type { MessageKey } from '../../../shared/messages/translate.ts';

const MOST_BYTES = 1_048_576;
/** Large enough for print, small enough to travel with the workspace. */
const MOST_WIDTH = 640;
const MOST_HEIGHT = 240;

type Read = { readonly logo: string } | { readonly trouble: MessageKey };

const pictureOf = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const picture = new Image();
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(new Error('no picture'));
    picture.src = url;
  });

/**
 * A picture chosen by the operator, drawn anew as PNG: whatever else the file holds stays outside,
 * and every office program can show it.
 */
export const readLogo = async (file: File): Promise<Read> => {
  if (file.size > MOST_BYTES) return { trouble: 'workspace.brand-logo-large' };
  if (file.type !== 'image/png' && file.type !== 'image/svg+xml')
    return { trouble: 'workspace.brand-logo-kind' };
  const url = URL.createObjectURL(file);
  try {
    const picture = await pictureOf(url);
    const [width, height] = [picture.naturalWidth, picture.naturalHeight];
    if (width === 0 || height === 0) return { trouble: 'workspace.brand-logo-broken' };
    // A vector picture is drawn as large as it may be, others are never enlarged.
    const fit = Math.min(MOST_WIDTH / width, MOST_HEIGHT / height);
    const scale = file.type === 'image/png' ? Math.min(1, fit) : fit;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return { logo: canvas.toDataURL('image/png') };
  } catch {
    return { trouble: 'workspace.brand-logo-broken' };
  } finally {
    URL.revokeObjectURL(url);
  }
};
