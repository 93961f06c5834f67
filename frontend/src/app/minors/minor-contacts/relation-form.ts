import { ChangeDetectionStrategy, Component, ElementRef, inject, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { RelationKind } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled } from '../../ui/validators';
import { MinorRecordStore } from '../minor-record-store';
import { MinorsClient } from '../minors-client';
import { StaleNotice } from '../stale-notice';

const KINDS: readonly RelationKind[] = ['sibling', 'cousin', 'travel_companion', 'parent', 'child'];

/** Joins this record with another one that the person may read. */
@Component({
  selector: 'sim-relation-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ProblemAlert, ReactiveFormsModule, StaleNotice, WordPipe],
  templateUrl: './relation-form.html',
})
export class RelationForm {
  private readonly store = inject(MinorRecordStore);
  private readonly client = inject(MinorsClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly builder = inject(NonNullableFormBuilder);

  readonly done = output<boolean>();

  protected readonly kinds = KINDS;
  protected readonly fields = ['otherSimCode', 'kind', 'source'];
  protected readonly submission = new Submission();
  protected readonly form = this.builder.group({
    otherSimCode: ['', filled],
    kind: this.builder.control<RelationKind | ''>('', filled),
    travellingTogether: true,
    source: '',
  });

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    const { otherSimCode, kind, travellingTogether, source } = this.form.getRawValue();
    if (this.form.invalid || kind === '') {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = { otherSimCode: otherSimCode.trim(), kind, travellingTogether, source: source.trim() || null };
    const key = this.submission.keyFor(body);
    const saved = await this.submission.run(() =>
      this.store.apply((current) => this.client.addRelation(current, body, key)),
    );
    if (saved) this.done.emit(true);
    else focusInvalid(this.host.nativeElement);
  }
}
