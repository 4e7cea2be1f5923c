import JSZip from 'jszip';
import { SaxesParser } from 'saxes';
import { expect } from 'vitest';

const MAIN_PARTS = /(word\/document|ppt\/presentation|xl\/workbook)\.xml$/;

/**
 * Opens an office file and checks what every program that reads it relies on: well-formed parts, a
 * type for each, each relation's target there, no type for a part that is not.
 */
export const openOffice = async (file: Buffer): Promise<Map<string, string>> => {
  const zip = await JSZip.loadAsync(file);
  const parts = new Map<string, string>();
  const names = Object.values(zip.files).filter(({ dir }) => !dir);
  for (const { name } of names)
    parts.set(name, /\.(xml|rels)$/.test(name) ? await zip.file(name)!.async('string') : '');
  for (const [name, xml] of parts) {
    if (xml === '') continue;
    const parser = new SaxesParser({ xmlns: true, fileName: name });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(xml).close();
  }
  checkTypes(parts);
  checkRelations(parts);
  return parts;
};

const checkTypes = (parts: ReadonlyMap<string, string>): void => {
  const types = parts.get('[Content_Types].xml')!;
  const named = (tag: string, attribute: string): string[] =>
    [...types.matchAll(new RegExp(`<${tag}[^>]*\\s${attribute}="([^"]+)"`, 'g'))].map(
      ([, value]) => value!,
    );
  const overrides = named('Override', 'PartName').map((name) => name.slice(1));
  const extensions = named('Default', 'Extension');
  expect(overrides.filter((name) => !parts.has(name))).toEqual([]);
  expect(overrides).toEqual([...new Set(overrides)]);
  for (const name of parts.keys())
    if (name !== '[Content_Types].xml')
      expect(overrides.includes(name) || extensions.includes(name.split('.').at(-1)!), name).toBe(
        true,
      );
  expect(overrides.some((name) => MAIN_PARTS.test(name))).toBe(true);
};

const checkRelations = (parts: ReadonlyMap<string, string>): void => {
  for (const [name, xml] of parts) {
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]+$/, '');
    for (const [relation] of xml.matchAll(/<Relationship\s[^>]*>/g)) {
      if (relation.includes('TargetMode="External"')) continue;
      const target = /\sTarget="([^"]+)"/.exec(relation)![1]!;
      const path = new URL(target, `https://part/${folder}`).pathname.slice(1);
      expect(parts.has(decodeURIComponent(path)), `${name} → ${target}`).toBe(true);
    }
  }
};

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The text of the parts whose names match, as it is read. */
export const officeText = (parts: ReadonlyMap<string, string>, name: RegExp): string =>
  [...parts]
    .filter(([part]) => name.test(part))
    .flatMap(([, xml]) =>
      [...xml.matchAll(/<(?:w|a):t(?:\s[^>]*)?>([^<]*)<|<c:v>([^<]*)</g)].map(([, text, value]) =>
        decoded(text ?? value ?? ''),
      ),
    )
    .join('\n');

export const attributes = (xml: string, tag: string, attribute: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}\\s[^>]*?\\b${attribute}="([^"]*)"`, 'g'))].map(([, value]) =>
    decoded(value!),
  );
