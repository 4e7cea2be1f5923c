import type { progress as source } from '../zh-CN/progress.ts';
import type { SameKeys } from '../same-keys.ts';

export const progress = {
  sample: 'Importing the sample data',
  backup: 'Backing up',
  check: 'Checking',
  restore: 'Restoring',
  recognise: 'Recognising',
  stage: 'Checking',
  commit: 'Committing',
  edit: 'Changing members',
  undo: 'Undoing',
  tiers: 'Evaluating tiers',
  facts: 'Computing',
  document: 'Writing the document',
  scratch: 'Preparing a copy to try on',
  try: 'Trying it on the copy for the sheets that follow',
} as const satisfies SameKeys<typeof source>;
