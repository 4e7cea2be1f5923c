/** What XML 1.0 cannot hold, named by code so that the source stays printable. */
export const isControl = (character: string): boolean => {
  const code = character.charCodeAt(0);
  return (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || code >= 0xfffe;
};

export const withoutControls = (text: string): string => {
  for (let i = 0; i < text.length; i++)
    if (isControl(text[i]!)) return [...text].filter((one) => !isControl(one)).join('');
  return text;
};

/** The same data with texts that XML can hold. */
export const withXmlTexts = <Data>(data: Data): Data => {
  if (typeof data === 'string') return withoutControls(data).toWellFormed() as Data;
  if (Array.isArray(data)) return data.map(withXmlTexts) as Data;
  if (typeof data === 'object' && data !== null)
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, withXmlTexts(value as unknown)]),
    ) as Data;
  return data;
};
