import { ChangeDetectionStrategy, Component, computed, inject, input, output, resource, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { AssignmentDto, DeskRequestDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { Submission } from '../../ui/submission';
import { OpinionDeskClient } from '../opinion-desk-client';

const BY_LOAD = 'load';

/** Gives requests to an officer, or shares them out by load: what is confirmed is exactly what was shown. */
@Component({
  selector: 'sim-assign-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './assign-dialog.html',
})
export class AssignDialog {
  private readonly client = inject(OpinionDeskClient);

  readonly requests = input.required<readonly DeskRequestDto[]>();
  readonly assigned = output<number>();
  readonly closed = output();

  protected readonly submission = new Submission();
  protected readonly officer = new FormControl(BY_LOAD, { nonNullable: true });
  protected readonly officers = resource({ loader: () => this.client.officers(), defaultValue: [] });
  protected readonly known = computed(() => (this.officers.hasValue() ? this.officers.value() : []));
  protected readonly preview = signal<readonly AssignmentDto[] | null>(null);
  protected readonly lines = computed(() => {
    const numbers = new Map(this.requests().map(({ id, number }) => [id, number]));
    const names = new Map(this.known().map(({ id, name }) => [id, name]));
    return (this.preview() ?? []).map(({ requestId, officerId }) => ({
      requestId,
      number: numbers.get(requestId) ?? '',
      officer: names.get(officerId) ?? '',
    }));
  });

  protected async send(): Promise<void> {
    const requestIds = this.requests().map(({ id }) => id);
    const chosen = this.officer.value;
    await this.submission.run(async () => {
      const preview = this.preview();
      if (chosen === BY_LOAD && preview === null) {
        this.preview.set(await this.client.previewAssignment(requestIds));
        return;
      }
      const assignments = preview ?? requestIds.map((requestId) => ({ requestId, officerId: Number(chosen) }));
      this.assigned.emit(await this.client.assign(assignments, this.submission.keyFor(assignments)));
    });
  }

  protected change(): void {
    this.preview.set(null);
  }
}
