/** What a key in the run sheet's table means; null = it is not ours. */
export type SheetKey =
  | 'next-row'
  | 'row-up'
  | 'row-down'
  | 'move-up'
  | 'move-down'
  | 'insert-above'
  | 'insert-below'
  | 'duplicate'
  | 'remove';

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  /** A word is still being put together (Chinese input): Enter belongs to it. */
  readonly composing: boolean;
}

/** `onHandle`: on the number of a row, where no text is typed. */
export const sheetKey = (pressed: Pressed, onHandle: boolean): SheetKey | null => {
  if (pressed.composing) return null;
  const { key, altKey, shiftKey } = pressed;
  const ctrl = pressed.ctrlKey || pressed.metaKey;
  if (altKey && !ctrl && !shiftKey) {
    if (key === 'ArrowUp') return 'move-up';
    if (key === 'ArrowDown') return 'move-down';
    return null;
  }
  if (altKey) return null;
  if (key === 'Enter' && ctrl) return shiftKey ? 'insert-above' : 'insert-below';
  if (key === 'Enter' && !shiftKey && !onHandle) return 'next-row';
  if (key.toLowerCase() === 'd' && ctrl && !shiftKey) return 'duplicate';
  if (key === 'Delete' && (onHandle || ctrl)) return 'remove';
  if (onHandle && !ctrl && !shiftKey) {
    if (key === 'ArrowUp') return 'row-up';
    if (key === 'ArrowDown') return 'row-down';
  }
  return null;
};

/** What a key on the live page does; null = it is not ours. */
export type LiveKey = 'step' | 'finish' | 'back' | 'more' | 'less' | 'note' | 'full-screen';

export const liveKey = (pressed: Omit<Pressed, 'shiftKey'>): LiveKey | null => {
  if (pressed.composing || pressed.altKey || pressed.ctrlKey || pressed.metaKey) return null;
  switch (pressed.key.toLowerCase()) {
    case ' ':
    case 'enter':
      return 'step';
    case 'e':
      return 'finish';
    case 'backspace':
      return 'back';
    case '+':
    case '=':
      return 'more';
    case '-':
      return 'less';
    case 'n':
      return 'note';
    case 'f':
      return 'full-screen';
    default:
      return null;
  }
};
