import { WorkstationError } from '../../shared/contract/errors.ts';
import { workspaceSettings, type WorkspaceSettings } from '../../shared/contract/workspace.ts';
import { interactionWeights } from '../../shared/domain/metrics/love.ts';
import { isZone } from '../../shared/domain/values/zone.ts';
import type { ReadDb, WriteDb } from './db.ts';
import { recomputeLocalDates } from './local-dates.ts';
import { operate, type WriteEnv } from './log/operate.ts';
import { sql } from './statements.ts';

export const defaultSettings: WorkspaceSettings = {
  name: '社群工作区',
  zone: 'Asia/Shanghai',
  weekStart: 1,
  currency: 'CNY',
  language: 'zh-CN',
  maskPhone: true,
  maskWechat: true,
  maskEmail: true,
  loveWeights: interactionWeights,
  contentCadence: [],
  redPacketLimit: { count: 3, days: 7 },
  brandName: '',
  brandColour: null,
  brandLogo: null,
};

/** The settings that travel with the workspace. */
export const readSettings = (db: ReadDb): WorkspaceSettings => {
  const rows = sql<{ key: string; value: string }>(db, 'SELECT key, value FROM setting').all();
  const found = Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
  return workspaceSettings.parse({ ...defaultSettings, ...found });
};

/** Key of uids made from phones and e-mails; never leaves the workspace. */
export const readSecret = (db: ReadDb): Buffer => {
  const row = sql<{ value: string }>(db, "SELECT value FROM setting WHERE key = 'secret'").get();
  return Buffer.from(JSON.parse(row!.value) as string, 'hex');
};

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Checks and writes settings as one operation; throws `invalid-input` naming the key. */
export const updateSettings = (
  db: WriteDb,
  patch: Partial<Record<string, unknown>>,
  env: WriteEnv,
): { readonly settings: WorkspaceSettings; readonly operationUid: string | null } => {
  const known = new Set(Object.keys(workspaceSettings.shape));
  const stranger = Object.keys(patch).find((key) => !known.has(key));
  if (stranger !== undefined)
    throw new WorkstationError('invalid-input', { field: stranger }, [...known]);
  const parsed = workspaceSettings.partial().safeParse(patch);
  if (!parsed.success)
    throw new WorkstationError('invalid-input', {
      field: String(parsed.error.issues[0]?.path[0] ?? ''),
    });
  if (parsed.data.zone !== undefined && !isZone(parsed.data.zone))
    throw new WorkstationError('invalid-input', { field: 'zone' });
  const before = readSettings(db);
  const changed = Object.entries(parsed.data).filter(
    ([key, value]) => value !== undefined && !same(before[key as keyof WorkspaceSettings], value),
  );
  if (changed.length === 0) return { settings: before, operationUid: null };
  const names = changed.map(([key]) => key).join(', ');
  return operate(
    db,
    env,
    { kind: 'edit', label: { key: 'history.settings', values: { names } } },
    (operation) => {
      for (const [key, value] of changed) {
        const old = sql<{ value: string }>(db, 'SELECT value FROM setting WHERE key = ?').get(key);
        sql(
          db,
          "INSERT INTO change (op, entity, entity_uid, field, old_value, new_value) VALUES (?, 'setting', ?, 'value', ?, ?)",
        ).run(operation.id, key, old?.value ?? null, JSON.stringify(value));
        sql(
          db,
          'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        ).run(key, JSON.stringify(value));
      }
      if (parsed.data.zone !== undefined && parsed.data.zone !== before.zone)
        recomputeLocalDates(db, parsed.data.zone);
      return { settings: readSettings(db), operationUid: operation.uid };
    },
  );
};
