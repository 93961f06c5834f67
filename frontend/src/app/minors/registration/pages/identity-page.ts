import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { startWith } from 'rxjs';
import { WordPipe } from '../../../i18n/word-pipe';
import { CodeLists } from '../../../territory/code-lists';
import { DayPartsField } from '../../../ui/day-parts-field';
import { Field, FieldInput } from '../../../ui/field';
import { BIRTH_DATE_QUALITIES } from '../../identity-form';
import { RegistrationStore } from '../registration-store';
import { AGES } from './ages';
import { NameFields } from './name-fields';

/** Who the child is: names, sex, birth. */
@Component({
  selector: 'sim-identity-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPartsField, Field, FieldInput, NameFields, ReactiveFormsModule, WordPipe],
  templateUrl: './identity-page.html',
})
export class IdentityPage {
  protected readonly store = inject(RegistrationStore);
  protected readonly lists = inject(CodeLists);
  protected readonly controls = this.store.form.controls;
  protected readonly qualities = BIRTH_DATE_QUALITIES;
  protected readonly ages = AGES;
  protected readonly dated = signal(false);
  protected readonly estimated = signal(false);

  constructor() {
    const { birthDate, birthDateQuality } = this.controls;
    birthDate.valueChanges.pipe(startWith(birthDate.value), takeUntilDestroyed()).subscribe((known) => {
      this.dated.set(known !== '');
      this.estimated.set(/^\d{4}(-\d{2})?$/.test(known));
      // A date of which a part is unknown is no document's and nobody's word: the server refuses it as such.
      if (this.estimated() && birthDateQuality.value !== 'attributed') birthDateQuality.setValue('presumed');
    });
  }
}
