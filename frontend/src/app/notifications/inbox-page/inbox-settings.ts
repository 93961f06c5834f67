import { ChangeDetectionStrategy, Component, effect, inject, resource } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Field, FieldInput } from '../../ui/field';
import { Submission } from '../../ui/submission';
import { InboxClient } from '../inbox-client';

const LONGEST_ADDRESS = 254;

/** In which language letters are written, and to which certified address. */
@Component({
  selector: 'sim-inbox-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './inbox-settings.html',
})
export class InboxSettings {
  private readonly client = inject(InboxClient);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);

  protected readonly problemOf = problemOf;
  protected readonly languages = ['it', 'en'] as const;
  protected readonly submission = new Submission();
  protected readonly form = new FormGroup({
    language: new FormControl<'it' | 'en'>('it', { nonNullable: true }),
    pec: new FormControl('', {
      nonNullable: true,
      validators: [(control) => Validators.email(control), Validators.maxLength(LONGEST_ADDRESS)],
    }),
  });
  protected readonly read = resource({ loader: () => this.client.settings() });

  constructor() {
    effect(() => {
      if (!this.read.hasValue()) return;
      const { language, pec } = this.read.value();
      this.form.reset({ language, pec: pec ?? '' });
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { language, pec } = this.form.getRawValue();
    const done = await this.submission.run(async () => {
      await this.client.setSettings({ language, pec: pec.trim() === '' ? null : pec.trim() });
    });
    if (done) this.announcer.say(this.words.of('notifications.settings.saved'));
  }
}
