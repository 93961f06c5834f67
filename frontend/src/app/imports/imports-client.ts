import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { createImport, getImport, listImportProblems, listImports } from '../../api/functions';
import type { ImportProblemPageDto, ImportRunDto } from '../../api/models';

/** The three exchange files: they are checked against one another, so that none can be missing. */
export interface ImportFiles {
  readonly facilities: File;
  readonly minors: File;
  readonly movements: File;
}

@Injectable({ providedIn: 'root' })
export class ImportsClient {
  private readonly api = inject(Api);

  async list(): Promise<ImportRunDto[]> {
    return (await this.api.invoke(listImports)).items;
  }

  start(files: ImportFiles, dryRun: boolean, key: string): Promise<ImportRunDto> {
    const body = { ...files, dryRun: dryRun ? ('true' as const) : ('false' as const) };
    return this.api.invoke(createImport, { body, 'Idempotency-Key': key });
  }

  get(id: number): Promise<ImportRunDto> {
    return this.api.invoke(getImport, { id });
  }

  problems(id: number, cursor: string | null): Promise<ImportProblemPageDto> {
    return this.api.invoke(listImportProblems, { id, cursor: cursor ?? undefined });
  }
}

export const problemsAddress = (id: number): string => `/api/imports/${id}/problems.csv`;
