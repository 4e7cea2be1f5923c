export const contentStates = ['idea', 'planned', 'ready', 'published', 'dropped'] as const;
export type ContentState = (typeof contentStates)[number];

/** What the board shows, in the order of work. */
export const boardStates = ['idea', 'planned', 'ready', 'published'] as const;

export const contentTypes = [
  'article',
  'video',
  'short-video',
  'image',
  'live',
  'audio',
  'poll',
  'qa',
  'topic',
  'game',
  'lecture',
  'ugc',
  'other',
] as const;
export type ContentType = (typeof contentTypes)[number];

/** Long-term plan: what is built up over months; short-term plan: what the moment asks for. */
export const contentLayers = ['long', 'short'] as const;
export type ContentLayer = (typeof contentLayers)[number];

/** Themes with words in every language; any other text is a theme of the operator's own. */
export const layerThemes = {
  long: ['industry', 'product', 'experience'],
  short: ['holiday', 'hot-topic'],
} as const satisfies Record<ContentLayer, readonly string[]>;
