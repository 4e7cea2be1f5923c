import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { addOption, mergeOptions, removeOption, renameOption, reorderOptions } from './options.ts';
import { previewKind } from './preview.ts';
import { fieldUse, listFields, unfitValues } from './read.ts';
import {
  archiveField,
  convertField,
  createField,
  removeField,
  renameField,
  reorderFields,
} from './save.ts';

export const customFieldsReads = {
  'customFields.list': listFields,
  'customFields.use': fieldUse,
  'customFields.unfit': unfitValues,
  'customFields.preview': previewKind,
} satisfies ReadJobs;

export const customFieldsWrites = {
  'customFields.create': createField,
  'customFields.rename': renameField,
  'customFields.convert': convertField,
  'customFields.archive': archiveField,
  'customFields.reorder': reorderFields,
  'customFields.remove': removeField,
  'customFields.addOption': addOption,
  'customFields.renameOption': renameOption,
  'customFields.mergeOptions': mergeOptions,
  'customFields.reorderOptions': reorderOptions,
  'customFields.removeOption': removeOption,
} satisfies WriteJobs;
