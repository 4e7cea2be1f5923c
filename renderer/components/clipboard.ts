/** Puts text on the clipboard without asking for a permission; false when the browser refuses. */
export const putOnClipboard = (text: string): boolean => {
  const focused = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'visually-hidden';
  box.setAttribute('aria-hidden', 'true');
  document.body.append(box);
  box.select();
  try {
    return document.execCommand('copy');
  } finally {
    box.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
};
