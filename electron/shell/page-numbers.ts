/**
 * On which page of a printed PDF each place begins that a link of the document leads to, by its id. The
 * browser writes its PDF in plain objects; of another kind nothing is found. No style sheet can say it:
 * Chromium knows no `target-counter`.
 */
export const pagesOfPlaces = (pdf: Buffer): ReadonlyMap<string, number> => {
  const text = pdf.toString('latin1');
  const root = /\/Type \/Catalog\s+\/Pages (\d+) 0 R\s+\/Dests (\d+) 0 R/.exec(text);
  if (root === null) return new Map();
  const kids = new Map<string, readonly string[]>();
  for (const [, id, list] of text.matchAll(
    /\n(\d+) 0 obj\n<<\/Type \/Pages\s+\/Count \d+\s+\/Kids \[([^\]]*)\]/g,
  ))
    kids.set(
      id!,
      [...list!.matchAll(/(\d+) 0 R/g)].map(([, kid]) => kid!),
    );
  const pagesUnder = (id: string): readonly string[] => kids.get(id)?.flatMap(pagesUnder) ?? [id];
  const numbers = new Map(pagesUnder(root[1]!).map((page, index) => [page, index + 1]));
  const start = text.indexOf(`\n${root[2]} 0 obj\n`);
  const places = text.slice(start, text.indexOf('endobj', start));
  return new Map(
    [...places.matchAll(/\/([\w-]+) \[(\d+) 0 R/g)].flatMap(([, id, page]) => {
      const number = numbers.get(page!);
      return number === undefined ? [] : [[id!, number] as const];
    }),
  );
};

/** Tells the links of the contents on which page they lead. */
export const numberingScript = (pages: ReadonlyMap<string, number>): string =>
  `for (const link of document.querySelectorAll('nav a')) {
    const page = ${JSON.stringify(Object.fromEntries(pages))}[link.hash.slice(1)];
    if (page !== undefined) link.dataset.page = page;
  }`;
