import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { migrations, type Migration } from './migrations/list.ts';
import { APPLICATION_ID, prepareConnection, translated } from './open.ts';
import { checkPlace } from './place.ts';
import { defaultSettings } from './settings.ts';
import { newUid } from './uid.ts';

export interface NewWorkspace {
  readonly name?: string;
  /** IANA zone. */
  readonly zone?: string;
  readonly nowMs: number;
  readonly actor: string;
  readonly machine: string;
}

/** Makes a workspace file; throws `workspace-exists`, `workspace-read-only` and the place's refusals. */
export const createWorkspace = (
  path: string,
  settings: NewWorkspace,
  steps: readonly Migration[] = migrations,
): void => {
  checkPlace(path);
  if (existsSync(path)) throw new WorkstationError('workspace-exists', { path });
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // SQLite gives its side files the rights of the file itself.
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    throw translated(error, path);
  }
  let connection: InstanceType<typeof Database> | null = null;
  try {
    connection = new Database(path);
    prepareConnection(connection);
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    fill(connection, path, settings, steps);
    connection.close();
  } catch (error) {
    connection?.close();
    rmSync(path, { force: true });
    throw translated(error, path);
  }
};

const fill = (
  connection: InstanceType<typeof Database>,
  path: string,
  settings: NewWorkspace,
  steps: readonly Migration[],
): void => {
  connection.transaction(() => {
    for (const migration of steps) migration.up(connection);
    connection.pragma(`user_version = ${steps.at(-1)!.version}`);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection
      .prepare('INSERT INTO desk (uid, name, current, created_at_ms) VALUES (?, ?, 1, ?)')
      .run(newUid('desk', settings), settings.machine, settings.nowMs);
    connection
      .prepare('INSERT INTO operator (uid, name, created_at_ms) VALUES (?, ?, ?)')
      .run(newUid('operator', settings), settings.actor, settings.nowMs);
    const put = connection.prepare('INSERT INTO setting (key, value) VALUES (?, ?)');
    const values = {
      ...defaultSettings,
      name: settings.name ?? basename(path, extname(path)),
      ...(settings.zone === undefined ? {} : { zone: settings.zone }),
      secret: randomBytes(32).toString('hex'),
    };
    for (const [key, value] of Object.entries(values)) put.run(key, JSON.stringify(value));
  })();
};
