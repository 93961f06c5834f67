import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../i18n/word-pipe';
import { CodeLists } from '../territory/code-lists';
import { DayPartsField } from '../ui/day-parts-field';
import { Field, FieldInput } from '../ui/field';
import type { Submission } from '../ui/submission';
import { CitizenshipsField } from './citizenships-field';
import { BIRTH_DATE_QUALITIES, type IdentityForm } from './identity-form';

@Component({
  selector: 'sim-identity-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CitizenshipsField, DayPartsField, Field, FieldInput, ReactiveFormsModule, WordPipe],
  templateUrl: './identity-fields.html',
})
export class IdentityFields {
  protected readonly lists = inject(CodeLists);
  protected readonly qualities = BIRTH_DATE_QUALITIES;

  readonly form = input.required<IdentityForm>();
  readonly submission = input.required<Submission>();
}
