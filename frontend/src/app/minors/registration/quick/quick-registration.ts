import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { WordPipe } from '../../../i18n/word-pipe';
import { type Problem, problemOf } from '../../../problems/problem';
import { ProblemAlert } from '../../../problems/problem-alert';
import { CodeLists } from '../../../territory/code-lists';
import { ChoiceField } from '../../../ui/choice-field';
import { Field, FieldInput } from '../../../ui/field';
import { focusInvalid } from '../../../ui/focus-invalid';
import type { WithUnsavedWork } from '../../../ui/leave-guard';
import { AGES } from '../pages/ages';
import { NameFields } from '../pages/name-fields';
import { RegistrationStore } from '../registration-store';
import { SaveStateLine } from '../save-state';

/** The child of the night on one page: name or none, sex, age to see, place. The rest is asked for later. */
@Component({
  selector: 'sim-quick-registration',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(window:beforeunload)': 'store.warnOfClosing($event)' },
  imports: [
    ChoiceField,
    Field,
    FieldInput,
    NameFields,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    SaveStateLine,
    WordPipe,
  ],
  templateUrl: './quick-registration.html',
})
export class QuickRegistration implements WithUnsavedWork {
  private readonly lists = inject(CodeLists);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(RegistrationStore);

  /** Draft to take up again. */
  readonly draft = input<string>();

  protected readonly ages = AGES;
  protected readonly fields = [
    'familyName',
    'givenName',
    'sex',
    'birthDate',
    'birthDateQuality',
    'movement.place.facilityCode',
  ];
  protected readonly openProblem = signal<Problem | null>(null);
  protected readonly controls = this.store.form.controls;
  protected readonly searchFacilities = (typed: string) => this.lists.searchFacilities(typed);
  protected readonly facilityLabel = computed(() => {
    this.store.filled();
    return this.controls.labels.controls.facility.value;
  });

  constructor() {
    effect(() => {
      const draft = this.draft();
      untracked(() => {
        if (draft === undefined) this.store.begin('quick', {});
        else if (this.store.id() !== draft) void this.open(draft);
      });
    });
  }

  hasUnsavedWork(next: string): Promise<boolean> {
    return this.store.isLostAt(next);
  }

  private async open(draft: string): Promise<void> {
    try {
      await this.store.open(draft);
    } catch (failure) {
      this.openProblem.set(problemOf(failure));
    }
  }

  protected async more(): Promise<void> {
    this.store.goTo('identity');
    await this.store.save();
    await this.router.navigate(['/minors/new', this.store.id() ?? 'draft', 'identity']);
  }

  protected async send(): Promise<void> {
    if (await this.store.send()) await this.router.navigate(['/minors/new', this.store.id(), 'receipt']);
    else focusInvalid(this.host.nativeElement);
  }
}
