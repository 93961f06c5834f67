import type { ProblemCode } from '../../domain/problem.js';
import type { FileKind } from './layout/layouts.js';

export const IMPORT_STATES = ['queued', 'running', 'imported', 'checked', 'unchanged', 'refused', 'failed'] as const;

export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_STAGES = ['waiting', 'reading', 'checking', 'writing', 'done'] as const;

export type ImportStage = (typeof IMPORT_STAGES)[number];

export interface FileCounts {
  /** Rows of the file that have a key. */
  readonly rows: number;
  /** Rows that the register did not know. */
  readonly new: number;
}

export interface ImportCounts extends Readonly<Record<FileKind, FileCounts>> {
  /** New stays beyond a limit of the facility's kind, by code: told, never a reason to refuse. */
  readonly warnings: { readonly below_minimum_age: number; readonly beyond_maximum_days: number };
}

export interface ImportFile {
  readonly kind: FileKind;
  /** As uploaded, without folders. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that waits in the store. */
export interface ReceivedFile extends ImportFile {
  readonly storedAs: string;
}

export interface ImportRun {
  readonly id: number;
  readonly dryRun: boolean;
  readonly state: ImportState;
  readonly stage: ImportStage;
  /** 0 to 100. */
  readonly progress: number;
  readonly counts: ImportCounts | null;
  readonly problemCount: number;
  readonly requestedBy: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly files: readonly ImportFile[];
}

export interface ImportProblem {
  readonly position: number;
  readonly file: FileKind;
  /** The header is line 1. */
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: ProblemCode;
}

export interface ImportProgress {
  readonly stage: ImportStage;
  readonly percent: number;
}
