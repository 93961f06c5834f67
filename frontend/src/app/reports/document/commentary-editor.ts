import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { AskedReportDto, ReportBlockDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Field, FieldInput } from '../../ui/field';
import { Submission } from '../../ui/submission';
import { ReportsClient } from '../reports-client';

/** A text of the office in a report, and its writing. The figures beside it stay as they are. */
@Component({
  selector: 'sim-commentary-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, InstantPipe, ProblemAlert, ReactiveFormsModule, WordPipe],
  template: `
    @if (editing()) {
      <form class="sim-panel" (submit)="$event.preventDefault(); save()">
        @if (submission.problem(); as problem) {
          <sim-problem-alert [problem]="problem" />
        }
        <sim-field
          [control]="text"
          [hint]="'reports.commentary.hint' | word"
          [label]="block().title ?? ''"
          [name]="'commentary-' + block().section"
          [submission]="submission"
        >
          <textarea [formControl]="text" maxlength="20000" rows="8" simInput></textarea>
        </sim-field>
        <div class="sim-actions">
          <button class="btn btn-primary" [attr.aria-disabled]="submission.busy()" type="submit">
            {{ 'reports.commentary.save' | word }}
          </button>
          <button class="btn btn-outline-primary" (click)="editing.set(false)" type="button">
            {{ 'reports.commentary.cancel' | word }}
          </button>
        </div>
      </form>
    } @else if (block().commentary; as commentary) {
      <section [attr.aria-label]="block().title">
        <h3 class="h6">{{ block().title }}</h3>
        @for (paragraph of paragraphs(); track $index) {
          <p>{{ paragraph }}</p>
        }
        <p class="small">{{ commentary.author }}, {{ commentary.writtenAt | instant }}</p>
        @if (editable()) {
          <button class="btn btn-outline-primary btn-sm d-print-none" (click)="edit()" type="button">
            {{ 'reports.commentary.edit' | word }}<span class="visually-hidden">: {{ block().title }}</span>
          </button>
        }
      </section>
    } @else if (editable()) {
      <p class="d-print-none">
        <button class="btn btn-outline-primary btn-sm" (click)="edit()" type="button">
          {{ 'reports.commentary.write' | word }}<span class="visually-hidden">: {{ block().title }}</span>
        </button>
      </p>
    }
  `,
})
export class CommentaryEditor {
  private readonly client = inject(ReportsClient);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);

  readonly block = input.required<ReportBlockDto>();
  readonly asked = input.required<AskedReportDto>();
  readonly editable = input(false);
  readonly saved = output();

  protected readonly editing = signal(false);
  protected readonly submission = new Submission();
  protected readonly text = new FormControl('', { nonNullable: true });
  protected readonly paragraphs = computed(() =>
    (this.block().commentary?.text ?? '').split(/\n+/u).filter((paragraph) => paragraph.trim() !== ''),
  );

  constructor() {
    // Another version came from the server: what stood in the form is done with.
    effect(() => {
      this.block();
      this.editing.set(false);
    });
  }

  protected edit(): void {
    this.text.reset(this.block().commentary?.text ?? '');
    this.editing.set(true);
  }

  protected async save(): Promise<void> {
    const { section = '', commentary } = this.block();
    const body = { ...this.asked(), section, text: this.text.value, basedOn: commentary?.id ?? null };
    const done = await this.submission.run(async () => {
      await this.client.comment(body, this.submission.keyFor(body));
    });
    if (!done) return;
    this.announcer.say(this.words.of('reports.commentary.saved'));
    this.saved.emit();
  }
}
