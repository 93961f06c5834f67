import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { ActivatedRoute, Router } from '@angular/router';
import { WordPipe } from '../i18n/word-pipe';
import { ChoiceField } from '../ui/choice-field';
import { filled } from '../ui/validators';
import { BoardClient } from './board/board-client';

/** For who follows several facilities: takes the code of one into the address. */
@Component({
  selector: 'sim-facility-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, ReactiveFormsModule, WordPipe],
  template: `
    <form class="sim-inline-form sim-panel sim-screen-only" [formGroup]="form" (ngSubmit)="show()" novalidate>
      <sim-choice-field
        [chosenLabel]="name()"
        [control]="form.controls.facility"
        [hint]="'presence.facilityHint' | word"
        [label]="'presence.facility' | word"
        [search]="search"
        name="facility"
      />
      <button class="btn btn-primary" type="submit">{{ 'presence.show' | word }}</button>
    </form>
  `,
})
export class FacilityChoice {
  private readonly facilities = inject(BoardClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  /** Code of the facility in the address; '' when none was chosen. */
  readonly code = input.required<string>();
  readonly name = input('');

  protected readonly search = (typed: string) => this.facilities.choices(typed);
  protected readonly form = inject(NonNullableFormBuilder).group({ facility: ['', filled] });

  constructor() {
    effect(() => {
      this.form.reset({ facility: this.code() });
    });
  }

  protected show(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { facility } = this.form.getRawValue();
    void this.router.navigate([], { relativeTo: this.route, queryParams: { facility }, queryParamsHandling: 'merge' });
  }
}
