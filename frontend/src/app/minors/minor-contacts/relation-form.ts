import { ChangeDetectionStrategy, Component, ElementRef, type OnInit, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { RelationDto, RelationKind } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled, longEnough, validDay } from '../../ui/validators';
import { MinorNamePipe, SimCodePipe } from '../minor-pipes';
import { MinorRecordStore } from '../minor-record-store';
import { MinorsClient } from '../minors-client';
import { StaleNotice } from '../stale-notice';

const KINDS: readonly RelationKind[] = ['sibling', 'cousin', 'travel_companion', 'parent', 'child'];

/** Joins this record with another one that the person may read; changes a relation, or gives it a last day. */
@Component({
  selector: 'sim-relation-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DayField,
    Field,
    FieldInput,
    MinorNamePipe,
    ProblemAlert,
    ReactiveFormsModule,
    SimCodePipe,
    StaleNotice,
    WordPipe,
  ],
  templateUrl: './relation-form.html',
})
export class RelationForm implements OnInit {
  private readonly store = inject(MinorRecordStore);
  private readonly client = inject(MinorsClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly builder = inject(NonNullableFormBuilder);

  /** Null: a new one. */
  readonly relation = input.required<RelationDto | null>();
  readonly done = output<boolean>();

  protected readonly kinds = KINDS;
  protected readonly fields = ['otherSimCode', 'kind', 'source', 'validFrom', 'validTo', 'reason'];
  protected readonly submission = new Submission();
  protected readonly form = this.builder.group({
    otherSimCode: ['', filled],
    kind: this.builder.control<RelationKind | ''>('', filled),
    travellingTogether: true,
    source: '',
    validFrom: ['', validDay],
    validTo: ['', validDay],
    reason: ['', longEnough(5)],
  });

  ngOnInit(): void {
    const relation = this.relation();
    if (!relation) {
      this.form.controls.reason.disable();
      return;
    }
    this.form.patchValue({
      otherSimCode: relation.simCode,
      kind: relation.kind,
      travellingTogether: relation.travellingTogether === true,
      source: relation.source ?? '',
      validFrom: relation.validFrom ?? '',
      validTo: relation.validTo ?? '',
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    const { otherSimCode, kind, travellingTogether, reason, ...texts } = this.form.getRawValue();
    if (this.form.invalid || kind === '') {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const value = (text: string): string | null => text.trim() || null;
    const details = {
      kind,
      travellingTogether,
      source: value(texts.source),
      validFrom: value(texts.validFrom),
      validTo: value(texts.validTo),
    };
    const added = { ...details, otherSimCode: otherSimCode.trim() };
    const changed = { ...details, reason: reason.trim() };
    const relation = this.relation();
    const key = this.submission.keyFor(added);
    const saved = await this.submission.run(() =>
      this.store.apply((current) =>
        relation
          ? this.client.changeRelation(current, relation.id, changed)
          : this.client.addRelation(current, added, key),
      ),
    );
    if (saved) this.done.emit(true);
    else focusInvalid(this.host.nativeElement);
  }
}
