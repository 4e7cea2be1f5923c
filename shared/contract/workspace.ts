import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { languages } from '../messages/languages.ts';
import { localDate, longWork, page, procedure, uid } from './base.ts';

const count = z.number().int().min(0);

/** Settings that travel with the workspace file. */
export const workspaceSettings = z.object({
  name: z.string().trim().min(1).max(80),
  /** IANA zone in which the workspace's dates are meant. */
  zone: z.string(),
  /** 0 = Sunday, 1 = Monday … */
  weekStart: z.number().int().min(0).max(6),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Language of reports and exports unless chosen otherwise. */
  language: z.enum(languages),
  maskPhone: z.boolean(),
  maskWechat: z.boolean(),
  maskEmail: z.boolean(),
  /** What an act of each kind counts in love, by the effort it takes. */
  loveWeights: z.record(z.string().min(1).max(60), z.literal([1, 2, 3])),
  /** How many items of content a week a community or a channel is to get. */
  contentCadence: z
    .array(
      z.object({
        communityUid: uid.nullable(),
        channel: z.string().max(200).nullable(),
        perWeek: z.number().int().min(1).max(100),
      }),
    )
    .max(50),
  /** Red packets of one community: more than so many in so many days are warned about. */
  redPacketLimit: z.object({
    count: z.number().int().min(1).max(1000),
    days: z.number().int().min(1).max(366),
  }),
  /** Whose reports are exported; empty = nobody's. */
  brandName: z.string().trim().max(80),
  brandColour: z
    .string()
    .regex(/^#[\da-fA-F]{6}$/)
    .nullable(),
  /** A PNG as a data URI; its first bytes say that it is one. */
  brandLogo: z
    .string()
    .max(1_400_000)
    .regex(/^data:image\/png;base64,iVBORw0KGgo[\w+/]+=*$/)
    .nullable(),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;

/** Settings of this machine: how the program looks and speaks here. */
export const machineSettings = z.object({
  language: z.enum(languages),
  theme: z.enum(['system', 'light', 'dark']),
});
export type MachineSettings = z.infer<typeof machineSettings>;

/** A workspace file known to this machine; the page names it by `id`, never by path. */
export const knownWorkspace = z.object({
  id: z.string(),
  name: z.string(),
  /** For reading only. */
  path: z.string(),
  openedAtMs: z.number().int().nullable(),
  present: z.boolean(),
});
export type KnownWorkspace = z.infer<typeof knownWorkspace>;

export const status = z.object({
  open: z
    .object({ path: z.string(), settings: workspaceSettings, generation: z.number().int() })
    .nullable(),
  /** Last opened first, then the files of the default folder. */
  known: z.array(knownWorkspace),
  machine: machineSettings,
  shell: z.object({
    kind: z.enum(['electron', 'browser', 'command-line']),
    /** True where the shell has a dialog to choose a workspace file. */
    canChoose: z.boolean(),
    /** Requests to the outside that were blocked since the start; null where nothing counts them. */
    networkRequests: count.nullable(),
  }),
  about: z.object({
    version: z.string(),
    sqlite: z.string(),
    node: z.string(),
    dataFolder: z.string(),
  }),
});
export type Status = z.infer<typeof status>;

/** A stored label: a key of shared/messages and the values for its blanks. */
export const label = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Label = z.infer<typeof label>;

export const operationKinds = [
  'edit',
  'import',
  'merge',
  'rule',
  'undo',
  'restore',
  'erase',
  'sign',
  'reveal',
] as const;

export const historyRow = z.object({
  uid,
  n: z.number().int(),
  atMs: z.number().int(),
  actor: z.string(),
  kind: z.enum(operationKinds),
  label,
  /** The operation that this one takes back. */
  undoes: uid.nullable(),
  undone: z.boolean(),
  /** Whether it can be undone now (not undone yet, of a kind that can be). */
  undoable: z.boolean(),
});
export type HistoryRow = z.infer<typeof historyRow>;

/** What an undo or a redo did; `refused` = places left alone since they were changed later. */
export const undoResult = z.object({
  operationUid: uid,
  label,
  refused: z.array(z.object({ entity: z.string(), uid: z.string(), reason: z.string() })),
});
export type UndoResult = z.infer<typeof undoResult>;

export const backupRow = z.object({
  uid,
  fileName: z.string(),
  reason: z.enum(['manual', 'daily', 'migration', 'import', 'restore']),
  madeAtMs: z.number().int(),
  bytes: count,
  checked: z.boolean(),
  /** Whether the file is still where it was put. */
  present: z.boolean(),
});
export type BackupRow = z.infer<typeof backupRow>;

export const restorePreview = z.object({
  /** Operations made after the backup: what a restore takes away. */
  operations: count,
  /** The latest of them, newest first, at most 20. */
  latest: z.array(z.object({ atMs: z.number().int(), actor: z.string(), label })),
  /** Rows now and in the backup, by entity. */
  counts: z.array(z.object({ entity: z.string(), now: count, then: count })),
});
export type RestorePreview = z.infer<typeof restorePreview>;

export const checkResult = z.object({
  ok: z.boolean(),
  durationMs: z.number(),
  invariants: count,
  findings: z.array(z.object({ invariant: z.string(), count, examples: z.array(z.string()) })),
});
export type CheckResult = z.infer<typeof checkResult>;

const openResult = z.object({ path: z.string(), settings: workspaceSettings });

export const workspaceContract = {
  status: procedure.output(status),
  setMachine: procedure.input(machineSettings.partial()).output(machineSettings),
  /** Makes a file in the default folder, or where the operator says in the shell's dialog. */
  create: procedure
    .input(
      z.object({
        name: z.string().trim().min(1).max(80),
        zone: z.string(),
        choosePlace: z.boolean().default(false),
      }),
    )
    .output(openResult.nullable()),
  open: procedure.input(z.object({ id: z.string() })).output(openResult),
  /** Asks in the shell's dialog; null = the operator changed their mind. */
  choose: procedure.output(openResult.nullable()),
  /** Makes the sample workspace by importing its files where it is missing, and opens it. */
  openSample: procedure.output(longWork(openResult)),
  /** The newest backup of a known workspace that is not open; null = there is none. */
  newestBackup: procedure.input(z.object({ id: z.string() })).output(backupRow.nullable()),
  /** Puts the newest sound backup in the place of a damaged file, which is kept beside it; opens it. */
  recover: procedure.input(z.object({ id: z.string() })).output(longWork(openResult)),
  close: procedure.output(z.object({})),
  forget: procedure.input(z.object({ id: z.string() })).output(z.object({})),

  updateSettings: procedure
    .input(workspaceSettings.partial())
    .output(z.object({ settings: workspaceSettings, operationUid: uid.nullable() })),

  /** One item per committed operation; ends when another workspace, or none, is open. */
  changes: procedure.output(
    eventIterator(z.object({ generation: z.number().int(), operationUid: uid.nullable() })),
  ),

  /** Takes back one operation; without `operationUid` the operator's last edit. */
  undo: procedure.input(z.object({ operationUid: uid.optional() })).output(undoResult),
  /** Does again what was undone last. */
  redo: procedure.output(undoResult),
  history: procedure
    .input(
      page.extend({
        kinds: z.array(z.enum(operationKinds)).default([]),
        actor: z.string().max(200).default(''),
        from: localDate.nullable().default(null),
        to: localDate.nullable().default(null),
      }),
    )
    .output(z.object({ total: count, rows: z.array(historyRow) })),

  backups: procedure.output(z.object({ folder: z.string(), rows: z.array(backupRow) })),
  createBackup: procedure.output(longWork(backupRow)),
  verifyBackup: procedure.input(z.object({ uid })).output(longWork(checkResult)),
  restorePreview: procedure.input(z.object({ uid })).output(restorePreview),
  /** Keeps a backup of the present state first; of a damaged file, the file itself (null). */
  restore: procedure
    .input(z.object({ uid }))
    .output(longWork(z.object({ backupUid: uid.nullable() }))),
  check: procedure.output(longWork(checkResult)),
};
