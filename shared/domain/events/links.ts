interface Edge {
  readonly fromUid: string;
  readonly toUid: string;
}

/** True when a link from `from` to `to` would close a cycle with the links there are. */
export const closesCycle = (links: readonly Edge[], from: string, to: string): boolean => {
  if (from === to) return true;
  const next = new Map<string, string[]>();
  for (const link of links) {
    const targets = next.get(link.fromUid);
    if (targets) targets.push(link.toUid);
    else next.set(link.fromUid, [link.toUid]);
  }
  const seen = new Set<string>();
  const open = [to];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === from) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(next.get(at) ?? []));
  }
  return false;
};
