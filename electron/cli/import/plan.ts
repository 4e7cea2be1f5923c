import { WorkstationError } from '../../../shared/contract/errors.ts';
import {
  importPolicies,
  type ImportContext,
  type RecognisedFile,
  type RecognisedSheet,
  type SheetPlan,
} from '../../../shared/contract/imports.ts';
import { isRepeatable } from '../../../shared/domain/imports/fields.ts';
import { importKinds } from '../../../shared/domain/imports/kinds.ts';
import { dateOrders } from '../../../shared/domain/imports/recognition.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import type { RoomsClient } from '../../rpc/in-process.ts';
import { resultOf } from '../run.ts';
import { mappedFields, policiesOfFields, type ImportOptions } from './options.ts';

export interface AdoptedFile {
  readonly handle: string;
  readonly name: string;
}

export interface PlannedSheet {
  readonly handle: string;
  readonly plan: SheetPlan;
}

/** How the sheets of a file are to be read; throws what only the operator can settle. */
export const planFile = async (
  client: RoomsClient,
  { handle, name }: AdoptedFile,
  options: ImportOptions,
  language: Language,
  signal: AbortSignal,
): Promise<PlannedSheet[]> => {
  const kind = importKinds.find((one) => one === options.as);
  const ask = async (
    sheets: { sheet: string; headerRow: null; kind: NonNullable<typeof kind> }[],
  ): Promise<RecognisedFile> =>
    resultOf(
      await client.imports.recognise(
        { handle, encoding: options.encoding ?? null, sheets },
        { signal },
      ),
    );
  let file = await ask([]);
  if (kind !== undefined)
    file = await ask(file.sheets.map((sheet) => ({ sheet: sheet.name, headerRow: null, kind })));
  return chosenSheets(file, options).map((sheet) => ({
    handle,
    plan: planSheet(sheet, options, (question) =>
      [`${name} [${sheet.name}]`, question(language)].join(' '),
    ),
  }));
};

/** The named sheet, else every visible one that holds rows. */
const chosenSheets = (file: RecognisedFile, options: ImportOptions): RecognisedSheet[] => {
  if (options.sheet !== undefined) {
    const found = file.sheets.filter((sheet) => sheet.name === options.sheet);
    if (found.length === 0)
      throw new WorkstationError(
        'not-found',
        { what: options.sheet },
        file.sheets.map((sheet) => sheet.name),
      );
    return found;
  }
  const filled = file.sheets.filter((sheet) => !sheet.hidden && sheet.rows > 0);
  return filled.length > 0 ? filled : file.sheets.slice(0, 1);
};

type Ask = (question: (language: Language) => string) => string;

const planSheet = (sheet: RecognisedSheet, options: ImportOptions, ask: Ask): SheetPlan => {
  const mapped = mappedFields(options).map(({ field, column }) => {
    const found =
      sheet.columns.find(({ header }) => header === column) ??
      sheet.columns.find(({ index }) => String(index) === column);
    if (found === undefined)
      throw new WorkstationError(
        'not-found',
        { what: column },
        sheet.columns.map(({ header }) => header),
      );
    return { field, index: found.index };
  });
  const answered = new Set<string>(mapped.map((one) => one.field));
  for (const question of sheet.questions) {
    if (question.code === 'date-order' && options.dateOrder !== undefined) continue;
    if (question.code === 'encoding' && options.encoding !== undefined) continue;
    if (question.code === 'column' && answered.has(question.subject)) continue;
    throw decision(question, ask);
  }
  if (sheet.kind === null || sheet.headerRow === null)
    throw decision({ code: 'kind', subject: sheet.name, choices: [...importKinds] }, ask);
  const policies = policiesOfFields(options);
  const context = contextOf(sheet, options);
  const missing = sheet.context.find(
    ({ name, required }) => required && context[name] === undefined,
  );
  if (missing !== undefined)
    throw new WorkstationError('needs-context', {
      what: missing.name,
      detail: ask((language) => {
        const what = translateAny(language, `imports.context-${missing.name}`) ?? missing.name;
        return `${what} (--${missing.name === 'zone' ? 'time-zone' : missing.name})`;
      }),
    });
  return {
    sheet: sheet.name,
    mapping: {
      kind: sheet.kind,
      headerRow: sheet.headerRow,
      columns: sheet.columns.map(({ index, header, field: found, policy: before }) => {
        const chosen = mapped.find((one) => one.index === index);
        // A field given to another column by hand leaves this one.
        const left = found !== null && answered.has(found) && !isRepeatable(found) ? null : found;
        const field = chosen?.field ?? left;
        const policy = field === null ? undefined : (policies.get(field) ?? before);
        return { index, header, field, ...(policy === undefined ? {} : { policy }) };
      }),
      dateOrder: dateOrders.find((one) => one === options.dateOrder) ?? sheet.dateOrder,
    },
    context,
    policy: importPolicies.find((one) => one === options.policy) ?? 'overwrite',
    fullListAsOf: options.fullListAsOf ?? null,
  };
};

const flagOf: Readonly<Record<RecognisedSheet['questions'][number]['code'], string | null>> = {
  kind: '--as',
  'date-order': '--date-order',
  encoding: '--encoding',
  column: '--map',
  header: null,
};

const decision = (
  { code, subject, choices }: RecognisedSheet['questions'][number],
  ask: Ask,
): WorkstationError => {
  const flag = flagOf[code];
  // A column is answered by saying which one the field is.
  const answers = code === 'column' ? choices.map((column) => `${subject}=${column}`) : choices;
  const detail = ask((language) => {
    const named = translateAny(language, `fields.${subject}`) ?? subject;
    const question = translateAny(language, `imports.question-${code}`, { subject: named }) ?? code;
    return flag === null ? question : `${question} (${flag})`;
  });
  return new WorkstationError('needs-decision', { what: code, subject, detail }, answers);
};

const contextOf = (sheet: RecognisedSheet, options: ImportOptions): ImportContext => {
  const { namespace, currency, event, community, group, timeZone } = options;
  const { survey, separator, asOf, campaign } = options;
  return {
    ...sheet.rememberedContext,
    ...(namespace === undefined ? {} : { namespace }),
    ...(currency === undefined ? {} : { currency }),
    ...(event === undefined ? {} : { event }),
    ...(community === undefined ? {} : { community }),
    ...(group === undefined ? {} : { group }),
    ...(survey === undefined ? {} : { survey }),
    ...(separator === undefined ? {} : { separator }),
    ...(asOf === undefined ? {} : { date: asOf }),
    ...(campaign === undefined ? {} : { campaign }),
    ...(timeZone === undefined ? {} : { zone: timeZone }),
  };
};
