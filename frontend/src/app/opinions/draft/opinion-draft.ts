import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { OpinionContentDto, OpinionDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { ChildCodePipe } from '../../ui/child-pipes';
import { DayField } from '../../ui/day-field';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { validDay } from '../../ui/validators';
import { documentTitle } from '../document-title';
import { OpinionStore } from '../opinion-store';
import { OpinionsClient } from '../opinions-client';
import { OpinionAssessment } from '../page/opinion-assessment';
import { OpinionDocuments } from '../page/opinion-documents';
import { OpinionStepDialog } from '../page/opinion-step-dialog';
import { OpinionSaveState } from './opinion-save-state';

/** A request that is not filed: what is typed is saved by itself, and what stands against filing is said before it is tried. */
@Component({
  selector: 'sim-opinion-draft',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChildCodePipe,
    DayField,
    Dialog,
    Field,
    FieldInput,
    OpinionAssessment,
    OpinionDocuments,
    OpinionSaveState,
    OpinionStepDialog,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './opinion-draft.html',
})
export class OpinionDraft {
  private readonly client = inject(OpinionsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly fields = inject(NonNullableFormBuilder);
  protected readonly store = inject(OpinionStore);

  protected readonly submission = new Submission();
  protected readonly confirming = signal(false);
  protected readonly deleting = signal(false);
  protected readonly form = this.fields.group({
    permitExpiresOn: ['', validDay],
    projectFrom: ['', validDay],
    projectTo: ['', validDay],
    path: [''],
    afterEighteen: [''],
    missingReason: [''],
    outsideWindowReason: [''],
  });

  protected readonly missing = computed(() =>
    (this.store.opinion()?.requiredDocuments ?? [])
      .filter(({ state }) => state === 'missing' || state === 'not_readable')
      .map(({ kind }) => ({ kind, title: documentTitle(this.words, kind) })),
  );
  protected readonly outside = computed(() => {
    const { assessment } = this.store.opinion() ?? {};
    return assessment?.due === true && !assessment.canSubmit;
  });
  protected readonly needsTitle = computed(() => {
    const title = this.store.opinion()?.title;
    return title !== 'by_office' && title !== 'confirmed';
  });
  protected readonly titleMissing = signal(false);
  /** Refusals that stand beside their field, or are said document by document. */
  protected readonly shownBeside = computed(() => [
    'outsideWindowReason',
    'missingReason',
    ...(this.store.opinion()?.requiredDocuments ?? []).map(({ kind }) => `documents.${kind}`),
  ]);
  protected readonly notDue = computed(() => this.store.opinion()?.assessment?.due === false);

  private filledFor: number | null = null;

  constructor() {
    // Only another request fills the form: an answer to what was saved must not overwrite what is typed meanwhile.
    effect(() => {
      const opinion = this.store.opinion();
      if (opinion === null || opinion.id === this.filledFor) return;
      this.filledFor = opinion.id;
      untracked(() => {
        this.form.reset(valueOf(opinion), { emitEvent: false });
      });
    });
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.submission.problem.set(null);
      this.keep();
    });
  }

  /** A day that is half typed would be refused: until it is whole, what was saved of it stays, and the rest is saved all the same. */
  private keep(): void {
    const opinion = this.store.opinion();
    if (opinion === null) return;
    const saved = valueOf(opinion);
    const typed = this.form.getRawValue();
    const halves = DAYS.filter((name) => this.form.controls[name].invalid);
    this.store.unfinished.set(halves.length > 0);
    this.store.type(contentOf({ ...typed, ...Object.fromEntries(halves.map((name) => [name, saved[name]])) }));
  }

  /** Another window saved first: what it saved is read, and what is typed here is given up. */
  protected readOther(): void {
    const id = this.store.opinion()?.id;
    this.filledFor = null;
    if (id !== undefined) void this.store.load(id);
  }

  /** A draft that was deleted has no page worth staying on. */
  protected leave(): void {
    this.store.unfinished.set(false);
    void this.router.navigate(['/opinions']);
  }

  protected async check(): Promise<void> {
    this.form.markAllAsTouched();
    this.requireReasons();
    if (this.form.invalid || this.titleMissing()) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    await this.store.save();
    if (!this.store.unsaved) this.confirming.set(true);
    else focusInvalid(this.host.nativeElement);
  }

  /** What the server would ask for, asked before: it is taken back with the next thing that is typed. */
  private requireReasons(): void {
    const { missingReason, outsideWindowReason } = this.form.controls;
    const isLacking = this.missing().some(({ kind }) => kind !== 'title');
    if (isLacking && missingReason.value.trim() === '') missingReason.setErrors({ missing_documents: true });
    if (this.outside() && outsideWindowReason.value.trim() === '') outsideWindowReason.setErrors({ required: true });
    this.titleMissing.set(this.needsTitle() && this.missing().some(({ kind }) => kind === 'title'));
  }

  protected async file(): Promise<void> {
    const done = await this.submission.run(() => this.store.act((versioned) => this.client.submit(versioned)));
    this.confirming.set(false);
    if (done) {
      this.announcer.say(this.words.of('opinions.draft.filed'));
      setTimeout(() => document.getElementById('now-title')?.focus());
    } else focusInvalid(this.host.nativeElement);
  }
}

const DAYS = ['permitExpiresOn', 'projectFrom', 'projectTo'] as const;

const valueOf = (opinion: OpinionDto) => ({
  permitExpiresOn: opinion.permitExpiresOn ?? '',
  projectFrom: opinion.projectFrom ?? '',
  projectTo: opinion.projectTo ?? '',
  path: opinion.stated.path ?? '',
  afterEighteen: opinion.stated.afterEighteen ?? '',
  missingReason: opinion.stated.missingReason ?? '',
  outsideWindowReason: opinion.outsideWindowReason ?? '',
});

const contentOf = (value: ReturnType<typeof valueOf>): OpinionContentDto => ({
  permitExpiresOn: value.permitExpiresOn || null,
  projectFrom: value.projectFrom || null,
  projectTo: value.projectTo || null,
  path: value.path || null,
  afterEighteen: value.afterEighteen || null,
  missingReason: value.missingReason || null,
  outsideWindowReason: value.outsideWindowReason || null,
});
