import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { getImport, listImportProblems, listImports, startImport } from '../../api/functions';
import type { ImportProblemPage, ImportRun } from '../../api/models';

export interface ImportFiles {
  readonly facilities: File | null;
  readonly minors: File | null;
  readonly movements: File | null;
}

@Injectable({ providedIn: 'root' })
export class ImportsClient {
  private readonly api = inject(Api);

  async list(): Promise<ImportRun[]> {
    return (await this.api.invoke(listImports)).items;
  }

  start(files: ImportFiles, dryRun: boolean, key: string): Promise<ImportRun> {
    const { facilities, minors, movements } = files;
    const body = {
      ...(facilities && { facilities }),
      ...(minors && { minors }),
      ...(movements && { movements }),
      dryRun: dryRun ? ('true' as const) : ('false' as const),
    };
    return this.api.invoke(startImport, { body, 'Idempotency-Key': key });
  }

  get(id: number): Promise<ImportRun> {
    return this.api.invoke(getImport, { id });
  }

  problems(id: number, cursor: string | null): Promise<ImportProblemPage> {
    return this.api.invoke(listImportProblems, { id, cursor: cursor ?? undefined });
  }
}

export const problemsAddress = (id: number): string => `/api/imports/${id}/problems.csv`;
