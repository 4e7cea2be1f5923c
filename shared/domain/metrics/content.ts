/** Content that members answer in; the rest speaks to them one way. */
export const interactiveTypes = ['live', 'poll', 'qa', 'topic', 'game', 'ugc'] as const;
