import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, extname, join } from 'node:path';
import { z } from 'zod';
import {
  machineSettings,
  type KnownWorkspace,
  type MachineSettings,
} from '../../shared/contract/workspace.ts';
import { personaPlace, type PersonaPlace } from '../../shared/contract/persona.ts';
import { gridPlace, type GridPlace } from '../../shared/contract/views.ts';

export const WORKSPACE_EXTENSION = '.workspace';

const recentFile = z.array(
  z.object({ path: z.string(), name: z.string(), openedAtMs: z.number() }),
);
type Recent = z.infer<typeof recentFile>[number];
const windowFile = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximised: z.boolean(),
});
/** Where the desktop window was left, in screen pixels. */
export type WindowPlace = z.infer<typeof windowFile>;
/** One by one: a place that this version cannot read is forgotten alone. */
const placesFile = z.array(z.object({ path: z.string(), place: z.unknown() }));
const MAX_RECENT = 20;
const defaults: MachineSettings = { language: 'zh-CN', theme: 'system' };

/** What this machine remembers by itself: its look, and which workspaces were opened here. */
export interface Machine {
  readonly settings: () => MachineSettings;
  readonly change: (patch: Partial<MachineSettings>) => MachineSettings;
  /** Called after each change of the settings. */
  readonly onChange: (listener: () => void) => void;
  readonly window: () => WindowPlace | null;
  readonly keepWindow: (place: WindowPlace) => void;
  /** How the members grid of a workspace was left here. */
  readonly gridPlace: (path: string) => GridPlace | null;
  readonly keepGridPlace: (path: string, place: GridPlace) => void;
  /** How the page of personas of a workspace was left here. */
  readonly personaPlace: (path: string) => PersonaPlace | null;
  readonly keepPersonaPlace: (path: string, place: PersonaPlace) => void;
  readonly known: () => KnownWorkspace[];
  readonly pathOf: (id: string) => string | null;
  readonly opened: (path: string, name: string, nowMs: number) => void;
  readonly forget: (id: string) => void;
  readonly defaultPath: (name: string) => string;
}

/** Ids are made from paths, so that the page never handles a path. */
const idOf = (path: string): string =>
  createHash('sha256').update(path).digest('base64url').slice(0, 16);

/** What is kept of each workspace in one file; of those used last. */
const placesIn = (file: string) => {
  const read = () => readJson(file, placesFile) ?? [];
  return {
    of: (path: string): unknown => read().find((one) => one.path === path)?.place,
    keep: (path: string, place: unknown): void => {
      const others = read().filter((one) => one.path !== path);
      writeJson(file, [{ path, place }, ...others].slice(0, MAX_RECENT));
    },
  };
};

export const openMachine = (folder: string): Machine => {
  const settingsPath = join(folder, 'machine.json');
  const recentPath = join(folder, 'recent.json');
  const windowPath = join(folder, 'window.json');
  const grids = placesIn(join(folder, 'grids.json'));
  const personas = placesIn(join(folder, 'personas.json'));
  const workspaces = join(folder, 'workspaces');
  const listeners = new Set<() => void>();
  mkdirSync(workspaces, { recursive: true, mode: 0o700 });

  const recents = (): Recent[] => readJson(recentPath, recentFile) ?? [];
  const settings = (): MachineSettings => {
    const kept = readJson(settingsPath, machineSettings.partial());
    return { language: kept?.language ?? defaults.language, theme: kept?.theme ?? defaults.theme };
  };
  const known = (): KnownWorkspace[] => {
    const opened = recents();
    const others = readdirSync(workspaces)
      .filter((file) => extname(file) === WORKSPACE_EXTENSION)
      .map((file) => join(workspaces, file))
      .filter((path) => !opened.some((recent) => recent.path === path))
      .sort();
    return [
      ...opened,
      ...others.map((path) => ({ path, name: basename(path, extname(path)), openedAtMs: null })),
    ].map(({ path, name, openedAtMs }) => ({
      id: idOf(path),
      name,
      path,
      openedAtMs,
      present: existsSync(path),
    }));
  };
  return {
    settings,
    change: (patch) => {
      const before = settings();
      const next = {
        language: patch.language ?? before.language,
        theme: patch.theme ?? before.theme,
      };
      writeJson(settingsPath, next);
      for (const listener of listeners) listener();
      return next;
    },
    onChange: (listener) => void listeners.add(listener),
    window: () => readJson(windowPath, windowFile),
    keepWindow: (place) => writeJson(windowPath, place),
    gridPlace: (path) => gridPlace.safeParse(grids.of(path)).data ?? null,
    keepGridPlace: grids.keep,
    personaPlace: (path) => personaPlace.safeParse(personas.of(path)).data ?? null,
    keepPersonaPlace: personas.keep,
    known,
    pathOf: (id) => known().find((workspace) => workspace.id === id)?.path ?? null,
    opened: (path, name, nowMs) => {
      const others = recents().filter((recent) => recent.path !== path);
      writeJson(recentPath, [{ path, name, openedAtMs: nowMs }, ...others].slice(0, MAX_RECENT));
    },
    forget: (id) =>
      writeJson(
        recentPath,
        recents().filter((recent) => idOf(recent.path) !== id),
      ),
    defaultPath: (name) => {
      const plain = [...name.trim()]
        .map((c) => (c < ' ' || '<>:"/\\|?*.'.includes(c) ? '_' : c))
        .join('');
      for (let n = 1; ; n++) {
        const path = join(workspaces, `${plain}${n === 1 ? '' : ` ${n}`}${WORKSPACE_EXTENSION}`);
        if (!existsSync(path)) return path;
      }
    },
  };
};

/** A damaged or foreign file counts as absent: it only holds conveniences. */
const readJson = <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): z.infer<Schema> | null => {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

const writeJson = (path: string, value: unknown): void => {
  const temporary = `${path}.part`;
  writeFileSync(temporary, JSON.stringify(value, null, 2), { mode: 0o600 });
  renameSync(temporary, path);
};
