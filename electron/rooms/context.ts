import type { LaunchProcess } from '../imports/import-host.ts';
import type { RunningProgram } from './program.ts';
import type { Language } from '../../shared/messages/languages.ts';
import type { JobArgs, JobResult } from '../store/threads/jobs.ts';
import type { Following } from '../store/threads/host.ts';
import type { ReadJobsByName } from '../store/threads/read-jobs.ts';
import type { WriteJobsByName } from '../store/threads/write-jobs.ts';

export type ReadJobName = keyof ReadJobsByName;
export type WriteJobName = keyof WriteJobsByName;

/** An open workspace: work goes to its threads by name; nothing here touches SQLite itself. */
export interface WorkspaceSession {
  readonly path: string;
  readonly name: string;
  /** IANA zone, ISO currency of the workspace settings; re-read after each settings change. */
  readonly zone: () => string;
  readonly currency: () => string;
  /** Grows with every committed operation; a view of an older generation answers `stale`. */
  readonly generation: () => number;
  readonly read: <Name extends ReadJobName>(
    name: Name,
    args: JobArgs<ReadJobsByName[Name]>,
    /** Long work reports how far it is; given up, it throws `cancelled`. */
    following?: Following,
  ) => Promise<JobResult<ReadJobsByName[Name]>>;
  readonly write: <Name extends WriteJobName>(
    name: Name,
    args: JobArgs<WriteJobsByName[Name]>,
    /** Long work reports how far it is; given up, it writes nothing and throws `cancelled`. */
    following?: Following,
  ) => Promise<JobResult<WriteJobsByName[Name]>>;
  /** Called after each committed operation; returns the unsubscriber. */
  readonly onChange: (listener: (change: WorkspaceChange) => void) => () => void;
}

export interface WorkspaceChange {
  readonly generation: number;
  readonly operationUid: string | null;
}

/** Files in transit between page and program, known to the page by handle only. */
export interface FileBox {
  /** A file the operator chose on this machine (desktop shell, command line). */
  readonly adopt: (path: string, name: string) => string;
  /** A file arriving in chunks from the page. */
  readonly begin: (name: string, bytes: number) => string;
  readonly append: (handle: string, offset: number, chunk: Uint8Array) => void;
  readonly locate: (handle: string) => {
    readonly path: string;
    readonly name: string;
    readonly bytes: number;
  };
  /** A fresh place for a file the program makes for the operator. */
  readonly output: (name: string) => { readonly handle: string; readonly path: string };
  readonly release: (handle: string) => void;
}

/** What differs between the desktop, the browser and the command line. */
export interface ShellServices {
  readonly kind: 'electron' | 'browser' | 'command-line';
  /** Starts a process that can be killed without harm (an import). */
  readonly launchProcess: LaunchProcess;
  /**
   * Prints a self-contained HTML file to PDF; throws `no-printer` where nothing can print. May be asked
   * before the file is there: what prints takes long to start.
   */
  readonly printPdf: (
    htmlPath: string | Promise<string>,
    pdfPath: string,
    options: PrintOptions,
  ) => Promise<void>;
  /** Asks where to keep a produced file and puts it there; null = the page downloads it itself. */
  readonly saveFile: ((path: string, suggestedName: string) => Promise<boolean>) | null;
  /** Requests to the outside that were stopped since the start; null where nothing counts them. */
  readonly blockedRequests: () => number | null;
  /** Asks for a workspace file; null where the shell has no dialogs. */
  readonly chooseWorkspace: ((mode: 'open' | 'create') => Promise<string | null>) | null;
}

export interface PrintOptions {
  readonly paper: 'A4' | 'Letter';
  readonly landscape: boolean;
  readonly footer: string;
}

/** What every room procedure is given. */
export interface RoomContext {
  /** Throws `workspace-not-open` when there is none. */
  readonly session: () => WorkspaceSession;
  readonly program: RunningProgram;
  readonly files: FileBox;
  readonly shell: ShellServices;
  /** Language of texts that are made for the operator; follows this machine's setting. */
  readonly language: () => Language;
}
