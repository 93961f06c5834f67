import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../../i18n/word-pipe';
import { Field, FieldInput } from '../../ui/field';
import type { Submission } from '../../ui/submission';
import { type RoomForm, SEX_RULES } from './room-form';

/** Name, beds, for whom. */
@Component({
  selector: 'sim-room-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ReactiveFormsModule, WordPipe],
  templateUrl: './room-fields.html',
})
export class RoomFields {
  readonly form = input.required<RoomForm>();
  readonly submission = input.required<Submission>();

  protected readonly rules = SEX_RULES;
}
