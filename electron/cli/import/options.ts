import { WorkstationError } from '../../../shared/contract/errors.ts';
import {
  fieldPolicies,
  importPolicies,
  type FieldPolicy,
} from '../../../shared/contract/imports.ts';
import { workspaceSettings } from '../../../shared/contract/workspace.ts';
import { fields, isFieldId, type FieldId } from '../../../shared/domain/imports/fields.ts';
import { importKinds } from '../../../shared/domain/imports/kinds.ts';
import { dateOrders } from '../../../shared/domain/imports/recognition.ts';
import { isLocalDate } from '../../../shared/domain/values/days.ts';
import { isZone } from '../../../shared/domain/values/zone.ts';

export interface ImportOptions {
  readonly json?: boolean;
  readonly as?: string;
  readonly sheet?: string;
  readonly dryRun?: boolean;
  readonly policy?: string;
  readonly encoding?: string;
  readonly dateOrder?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly namespace?: string;
  readonly map?: readonly string[];
  readonly fieldPolicy?: readonly string[];
  readonly event?: string;
  readonly community?: string;
  readonly group?: string;
  readonly survey?: string;
  readonly separator?: string;
  readonly asOf?: string;
  readonly campaign?: string;
  readonly fullListAsOf?: string;
}

/** Throws `invalid-input` naming the first flag whose value cannot be meant. */
export const checkOptions = (options: ImportOptions): void => {
  const check = (
    flag: string,
    value: string | undefined,
    allowed: readonly string[] | ((value: string) => boolean),
  ): void => {
    if (value === undefined) return;
    const list = typeof allowed === 'function' ? undefined : allowed;
    const fits = typeof allowed === 'function' ? allowed(value) : allowed.includes(value);
    if (!fits) throw new WorkstationError('invalid-input', { field: `${flag} ${value}` }, list);
  };
  check('--as', options.as, importKinds);
  check('--policy', options.policy, importPolicies);
  check('--date-order', options.dateOrder, dateOrders);
  check('--time-zone', options.timeZone, isZone);
  check('--full-list-as-of', options.fullListAsOf, isLocalDate);
  check('--as-of', options.asOf, isLocalDate);
  check(
    '--currency',
    options.currency,
    (value) => workspaceSettings.shape.currency.safeParse(value).success,
  );
  for (const flag of ['namespace', 'event', 'community', 'group', 'survey', 'campaign'] as const)
    check(`--${flag}`, options[flag], (value) => value.trim() !== '');
  mappedFields(options);
  policiesOfFields(options);
};

/** The `--field-policy FIELD=POLICY` flags. */
export const policiesOfFields = (options: ImportOptions): ReadonlyMap<FieldId, FieldPolicy> =>
  new Map(
    (options.fieldPolicy ?? []).map((pair) => {
      const [field = '', name] = pair.split('=');
      const policy = fieldPolicies.find((one) => one === name);
      if (!isFieldId(field) || policy === undefined)
        throw new WorkstationError(
          'invalid-input',
          { field: `--field-policy ${pair}` },
          isFieldId(field)
            ? fieldPolicies.map((one) => `${field}=${one}`)
            : Object.keys(fields).map((one) => `${one}=`),
        );
      return [field, policy] as const;
    }),
  );

export interface MappedField {
  readonly field: FieldId;
  /** Header of a column, or its index from 0. */
  readonly column: string;
}

/** The `--map FIELD=COLUMN` flags. */
export const mappedFields = (options: ImportOptions): MappedField[] =>
  (options.map ?? []).map((pair) => {
    const at = pair.indexOf('=');
    const field = pair.slice(0, at);
    if (at < 1 || !isFieldId(field))
      throw new WorkstationError(
        'invalid-input',
        { field: `--map ${pair}` },
        Object.keys(fields).map((one) => `${one}=`),
      );
    return { field, column: pair.slice(at + 1) };
  });
