/** Case- and width-folded text as search compares it. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();
