import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { MinorFilterQuery } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled } from '../../ui/validators';
import { type MinorFilters, questionOf } from '../minor-filters';
import { columnsOf, exportedColumns } from './list-columns';
import { ListViewsStore } from './list-views-store';

/** Asks for a name and keeps the list as it is shown. A name that is one's own already takes the place of that view. */
@Component({
  selector: 'sim-save-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './save-view.html',
})
export class SaveView {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly store = inject(ListViewsStore);
  protected readonly submission = new Submission();

  readonly filters = input.required<MinorFilters>();
  readonly closed = output();
  readonly saved = output<string>();

  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', filled],
    shared: false,
  });

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { name, shared } = this.form.getRawValue();
    const filters: MinorFilterQuery = questionOf(this.filters());
    const columns = exportedColumns(columnsOf(this.filters().columns));
    const body = { name: name.trim(), shared, filters, columns };
    const former = this.store.views.value().find((view) => view.own && view.name === body.name);
    const done = await this.submission.run(() =>
      former ? this.store.change(former, body) : this.store.add(body, this.submission.keyFor(body)),
    );
    if (done) this.saved.emit(body.name);
  }
}
