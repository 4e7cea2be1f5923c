import JSZip from 'jszip';

/** pptxgenjs writes some parts as PowerPoint only tolerates them: here they become what the standard says. */
export const mendPptx = async (file: Buffer): Promise<Buffer> => {
  const zip = await JSZip.loadAsync(file);
  const names = Object.keys(zip.files);
  for (const name of names) {
    const mend = menders.find(([part]) => part.test(name))?.[1];
    if (mend !== undefined) zip.file(name, mend(await zip.file(name)!.async('string'), names));
  }
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
};

type Mend = (xml: string, names: readonly string[]) => string;

/** A list of types names only parts that are there, each once. */
const contentTypes: Mend = (xml, names) => {
  const seen = new Set<string>();
  return xml.replaceAll(/\s*<Override PartName="\/([^"]+)"[^>]*\/>/g, (found, part: string) => {
    if (!names.includes(part) || seen.has(part)) return '';
    seen.add(part);
    return found;
  });
};

/** Unknown values are left out; parts of a series stand in the order of the schema. */
const chart: Mend = (xml) =>
  xml
    .replaceAll(/<c:pt idx="\d+"><c:v><\/c:v><\/c:pt>/g, '')
    .replaceAll(/<c:lineChart>[\s\S]*?<\/c:lineChart>/g, (found) =>
      found
        .replaceAll(/\s*<c:invertIfNegative val="0"\/>/g, '')
        .replaceAll(
          /(<c:dLbls>(?:(?!<\/c:dLbls>)[\s\S])*<\/c:dLbls>)(\s*<c:marker>(?:(?!<\/c:marker>)[\s\S])*<\/c:marker>)/g,
          '$2$1',
        ),
    );

/** Every line of the notes is a paragraph. */
const notes: Mend = (xml) =>
  xml.replace(
    /<a:p><a:r>(<a:rPr[^>]*\/>)<a:t>([\s\S]*?)<\/a:t><\/a:r>(<a:endParaRPr[^>]*\/>)<\/a:p>/,
    (_, run: string, text: string, end: string) =>
      text
        .split('\n')
        .map((line) => `<a:p><a:r>${run}<a:t>${line}</a:t></a:r>${end}</a:p>`)
        .join(''),
  );

const menders: readonly (readonly [RegExp, Mend])[] = [
  [/^\[Content_Types\]\.xml$/, contentTypes],
  [/^ppt\/charts\/chart\d+\.xml$/, chart],
  [/^ppt\/notesSlides\/notesSlide\d+\.xml$/, notes],
];
