import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  addDashboard,
  addSavedQuestion,
  askExplorer,
  changeDashboard,
  changeSavedQuestion,
  exportExplored$Csv,
  exportExplored$Json,
  exportExplored$VndOpenxmlformatsOfficedocumentSpreadsheetmlSheet,
  listDashboards,
  listExplored,
  listSavedQuestions,
  protectExplored,
  readDashboard,
  removeDashboard,
  removeSavedQuestion,
} from '../../api/functions';
import type {
  DashboardContentDto,
  DashboardDto,
  DrawingLanguage,
  DrawnExplorerTableDto,
  ExplorerFilterDto,
  ExplorerForm,
  ExplorerFormat,
  ExplorerMinorsDto,
  ExplorerProtectionDto,
  ExplorerQuestionDto,
  SavedQuestionContentDto,
  SavedQuestionDto,
} from '../../api/models';

/** A table of figures; the contract's generator does not say that a list of totals may be missing. */
export interface ExplorerTable extends Omit<DrawnExplorerTableDto, 'rowTotals' | 'columnTotals'> {
  readonly rowTotals: readonly (number | null)[] | null;
  readonly columnTotals: readonly (number | null)[] | null;
}

const EXPORTS = {
  csv: exportExplored$Csv,
  json: exportExplored$Json,
  xlsx: exportExplored$VndOpenxmlformatsOfficedocumentSpreadsheetmlSheet,
} as const;

@Injectable({ providedIn: 'root' })
export class ExplorerClient {
  private readonly api = inject(Api);

  ask(body: ExplorerQuestionDto, form: ExplorerForm, language: DrawingLanguage): Promise<ExplorerTable> {
    return this.api.invoke(askExplorer, { body, form, language });
  }

  protect(body: ExplorerQuestionDto): Promise<ExplorerProtectionDto> {
    return this.api.invoke(protectExplored, { body });
  }

  minors(question: ExplorerQuestionDto, cell: ExplorerFilterDto[], cursor: string | null): Promise<ExplorerMinorsDto> {
    return this.api.invoke(listExplored, { body: { question, cell, ...(cursor === null ? {} : { cursor }) } });
  }

  /** The file and the name that the server gives it. */
  async file(
    question: ExplorerQuestionDto,
    format: ExplorerFormat,
    outside: boolean,
  ): Promise<{ readonly content: Blob; readonly name: string }> {
    const { body, headers } = await this.api.invoke$Response(EXPORTS[format], { body: { question, format, outside } });
    const named = /filename="([^"]+)"/.exec(headers.get('Content-Disposition') ?? '');
    return { content: body, name: named?.[1] ?? `SIM.${format}` };
  }

  savedQuestions(): Promise<SavedQuestionDto[]> {
    return this.api.invoke(listSavedQuestions);
  }

  save(body: SavedQuestionContentDto, key: string): Promise<SavedQuestionDto> {
    return this.api.invoke(addSavedQuestion, { body, 'Idempotency-Key': key });
  }

  changeSaved({ id, version }: SavedQuestionDto, body: SavedQuestionContentDto): Promise<SavedQuestionDto> {
    return this.api.invoke(changeSavedQuestion, { id, body, 'If-Match': `"${version}"` });
  }

  removeSaved({ id, version }: SavedQuestionDto): Promise<void> {
    return this.api.invoke(removeSavedQuestion, { id, 'If-Match': `"${version}"` });
  }

  dashboards(): Promise<DashboardDto[]> {
    return this.api.invoke(listDashboards);
  }

  dashboard(id: number): Promise<DashboardDto> {
    return this.api.invoke(readDashboard, { id });
  }

  addDashboard(body: DashboardContentDto, key: string): Promise<DashboardDto> {
    return this.api.invoke(addDashboard, { body, 'Idempotency-Key': key });
  }

  changeDashboard({ id, version }: DashboardDto, body: DashboardContentDto): Promise<DashboardDto> {
    return this.api.invoke(changeDashboard, { id, body, 'If-Match': `"${version}"` });
  }

  removeDashboard({ id, version }: DashboardDto): Promise<void> {
    return this.api.invoke(removeDashboard, { id, 'If-Match': `"${version}"` });
  }
}
