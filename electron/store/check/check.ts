import type { CheckResult } from '../../../shared/contract/workspace.ts';
import type { ReadDb } from '../db.ts';
import { openReader } from '../open.ts';
import { invariants } from './invariants.ts';

const EXAMPLES = 5;

/** Verifies every invariant of a workspace file in one pass; the file is only read. */
export const checkFile = (path: string): CheckResult => {
  const startedMs = performance.now();
  const { db, close } = openReader(path);
  try {
    const findings = checkAll(db);
    return {
      ok: findings.length === 0,
      durationMs: Math.round(performance.now() - startedMs),
      invariants: invariants.length,
      findings,
    };
  } finally {
    close();
  }
};

export const checkAll = (db: ReadDb): CheckResult['findings'] =>
  invariants.flatMap(({ name, broken }) => {
    const examples = broken(db);
    return examples.length === 0
      ? []
      : [{ invariant: name, count: examples.length, examples: examples.slice(0, EXAMPLES) }];
  });
