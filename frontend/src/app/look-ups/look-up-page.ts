import { ChangeDetectionStrategy, Component, ElementRef, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { startWith } from 'rxjs';
import type { LookUpDto, LookedUpMinorDto } from '../../api/models';
import { DayPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { Announcer } from '../ui/announcer';
import { ChildCodePipe, ChildNamePipe } from '../ui/child-pipes';
import { DayField } from '../ui/day-field';
import { Field, FieldInput } from '../ui/field';
import { focusInvalid } from '../ui/focus-invalid';
import { Submission } from '../ui/submission';
import { longEnough, validDay } from '../ui/validators';
import { FindingForm } from './finding-form';
import { LookUpsClient } from './look-ups-client';

/** The national look-up of a minor who has absconded, and the finding. */
@Component({
  selector: 'sim-look-up-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChildCodePipe,
    ChildNamePipe,
    DayField,
    DayPipe,
    Field,
    FieldInput,
    FindingForm,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './look-up-page.html',
})
export class LookUpPage {
  private readonly client = inject(LookUpsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly fields = inject(NonNullableFormBuilder);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly session = inject(SessionStore);

  protected readonly shown = ['simCode', 'name', 'birthDate', 'note'];
  protected readonly submission = new Submission();
  protected readonly form = this.fields.group({
    by: this.fields.control<'code' | 'name'>('code'),
    simCode: [''],
    name: [''],
    birthDate: ['', [validDay]],
    note: ['', longEnough(5)],
  });
  protected readonly by = rxResource({
    stream: () => this.form.controls.by.valueChanges.pipe(startWith(this.form.controls.by.value)),
  });
  protected readonly result = signal<LookUpDto | null>(null);
  protected readonly taken = signal<LookedUpMinorDto | null>(null);

  protected async search(): Promise<void> {
    const { by, simCode, name, birthDate, note } = this.form.getRawValue();
    const { controls } = this.form;
    require(controls.simCode, by === 'code');
    require(controls.name, by === 'name');
    controls.birthDate.updateValueAndValidity();
    if (by === 'name' && birthDate === '') controls.birthDate.setErrors({ required: true });
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    this.result.set(null);
    this.taken.set(null);
    const sought = by === 'code' ? { simCode } : { name, birthDate };
    const done = await this.submission.run(async () => {
      this.result.set(await this.client.create({ purpose: 'found_again', note: note.trim(), ...sought }));
    });
    if (!done) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const count = this.result()?.items.length ?? 0;
    this.announcer.say(
      count === 0 ? this.words.of('lookUps.none') : this.words.of('lookUps.found', { count: String(count) }),
    );
  }
}

function require(control: { value: string; setErrors: (errors: object | null) => void }, needed: boolean): void {
  control.setErrors(needed && control.value.trim() === '' ? { required: true } : null);
}
