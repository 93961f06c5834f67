import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { OpinionRuleBodyDto, RuleComparisonDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { DayField } from '../../ui/day-field';
import { Submission } from '../../ui/submission';
import { validDay } from '../../ui/validators';
import { OpinionRulesClient } from '../opinion-rules-client';

/** Tries what is in the form on the examples, or on a typed situation, beside the version in force. */
@Component({
  selector: 'sim-rule-trial',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, DayPipe, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './rule-trial.html',
})
export class RuleTrial {
  private readonly client = inject(OpinionRulesClient);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly session = inject(SessionStore);

  /** What is in the form; null while something in it is wrong, which the form then shows. */
  readonly draft = input.required<() => OpinionRuleBodyDto | null>();

  protected readonly submission = new Submission();
  protected readonly items = signal<readonly RuleComparisonDto[] | null>(null);
  protected readonly days = ['birthDate', 'on', 'firstEntryOn', 'permitExpiresOn', 'projectFrom', 'projectTo'] as const;
  protected readonly situation = inject(NonNullableFormBuilder).group({
    on: [this.session.today(), validDay],
    birthDate: ['', validDay],
    firstEntryOn: ['', validDay],
    permitExpiresOn: ['', validDay],
    projectFrom: ['', validDay],
    projectTo: ['', validDay],
    fostered: false,
    prosieguo: false,
    protection: false,
  });

  protected async tryExamples(): Promise<void> {
    await this.run(null);
  }

  protected async trySituation(): Promise<void> {
    this.situation.markAllAsTouched();
    const { on, birthDate, firstEntryOn, permitExpiresOn, projectFrom, projectTo, fostered, prosieguo, protection } =
      this.situation.getRawValue();
    this.situation.controls.birthDate.setErrors(
      birthDate === '' ? { required: true } : this.situation.controls.birthDate.errors,
    );
    if (this.situation.invalid) return;
    await this.run({
      on,
      birthDate,
      firstEntryOn: firstEntryOn || null,
      permitExpiresOn: permitExpiresOn || null,
      projectFrom: projectFrom || null,
      projectTo: projectTo || null,
      kinshipDegree: fostered ? 4 : null,
      prosieguo,
      protection,
    });
  }

  private async run(situation: Parameters<OpinionRulesClient['preview']>[1]): Promise<void> {
    const draft = this.draft()();
    if (!draft) return;
    await this.submission.run(async () => {
      const items = await this.client.preview(draft, situation);
      this.items.set(items);
      const count = items.filter(({ differs }) => differs).length;
      this.announcer.say(this.words.of('opinionRules.trial.found', { count, all: items.length }));
    });
  }
}
