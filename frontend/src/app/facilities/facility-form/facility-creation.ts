import { ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { CodeLists } from '../../territory/code-lists';
import { ChoiceField } from '../../ui/choice-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled } from '../../ui/validators';
import { FacilitiesClient } from '../facilities-client';
import { FacilityFields, facilityForm, facilityIn } from './facility-fields';

/** Registers a facility with its first places. */
@Component({
  selector: 'sim-facility-creation',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, FacilityFields, Field, FieldInput, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  template: `
    <h1>{{ 'facilities.form.newTitle' | word }}</h1>
    <div class="sim-form">
      @if (submission.problem(); as problem) {
        <sim-problem-alert [problem]="problem" [shownBeside]="fields" />
      }
      <form [formGroup]="own" (ngSubmit)="add()" novalidate>
        <sim-field
          [control]="own.controls.code"
          [hint]="'facilities.fields.codeHint' | word"
          [label]="'facilities.fields.code' | word"
          [submission]="submission"
          name="code"
        >
          <input simInput type="text" autocomplete="off" formControlName="code" spellcheck="false" />
        </sim-field>
        <sim-facility-fields [form]="form" [submission]="submission" />
        <sim-choice-field
          [control]="own.controls.municipality"
          [hint]="'facilities.fields.municipalityHint' | word"
          [label]="'facilities.fields.municipality' | word"
          [search]="searchMunicipalities"
          [submission]="submission"
          name="municipality"
        />
        <sim-field
          [control]="own.controls.places"
          [label]="'facilities.fields.places' | word"
          [submission]="submission"
          name="places"
        >
          <input simInput type="text" autocomplete="off" formControlName="places" inputmode="numeric" />
        </sim-field>
        <div class="sim-actions">
          <button class="btn btn-primary" [attr.aria-disabled]="submission.busy()" type="submit">
            {{ (submission.busy() ? 'ui.saving' : 'facilities.form.save') | word }}
          </button>
          <a class="btn btn-outline-primary" routerLink="/facilities">{{ 'ui.cancel' | word }}</a>
        </div>
      </form>
    </div>
  `,
})
export class FacilityCreation {
  private readonly client = inject(FacilitiesClient);
  private readonly lists = inject(CodeLists);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly fields = ['code', 'name', 'kind', 'managingBodyId', 'municipality', 'openOn', 'places'];
  protected readonly submission = new Submission();
  protected readonly form = facilityForm();
  protected readonly own = inject(NonNullableFormBuilder).group({
    code: ['', filled],
    municipality: ['', filled],
    places: ['', [filled, Validators.pattern(/^\s*\d{1,4}\s*$/)]],
  });
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);

  protected async add(): Promise<void> {
    this.form.markAllAsTouched();
    this.own.markAllAsTouched();
    const facility = facilityIn(this.form);
    if (this.form.invalid || this.own.invalid || facility === null) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { code, municipality, places } = this.own.getRawValue();
    const body = { ...facility, code: code.trim(), municipality, places: Number(places) };
    const done = await this.submission.run(async () => {
      await this.client.add(body, this.submission.keyFor(body));
    });
    if (done) await this.router.navigate(['/facilities', body.code, 'capacities']);
    else focusInvalid(this.host.nativeElement);
  }
}
