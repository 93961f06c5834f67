import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  resource,
} from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { DayField } from '../../ui/day-field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { validDay } from '../../ui/validators';
import { FacilitiesClient } from '../facilities-client';
import { FacilityFields, facilityForm, facilityIn } from './facility-fields';

/** Changes, closes and reopens a facility. Closing is refused while minors stay there: the page leads to them. */
@Component({
  selector: 'sim-facility-change',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, FacilityFields, Loading, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  template: `
    <h1>{{ facility()?.name ?? ('facilities.form.editTitle' | word) }}</h1>
    @if (facility(); as found) {
      <p class="lead">
        <code>{{ found.code }}</code> · {{ found.municipality.name }} ({{ found.municipality.province }})
      </p>
      <div class="sim-form">
        @if (submission.problem(); as problem) {
          @if (problem.status === 412) {
            <div class="alert alert-warning" role="alert">{{ 'facilities.form.stale' | word }}</div>
          } @else {
            <sim-problem-alert [problem]="problem" [shownBeside]="fields">
              @if (problem.code === 'facility_occupied') {
                <p class="mt-2 mb-0">
                  <a [queryParams]="{ facility: found.code, present: 'true' }" routerLink="/minors">{{
                    'facilities.form.occupied' | word
                  }}</a>
                </p>
              }
            </sim-problem-alert>
          }
        }
        <form (submit)="$event.preventDefault(); change()" novalidate>
          <sim-facility-fields [form]="form" [managingBody]="found.managingBody.name" [submission]="submission" />
          <sim-day-field
            [control]="closedOn"
            [hint]="'facilities.fields.closedOnHint' | word"
            [label]="'facilities.fields.closedOn' | word"
            [optional]="true"
            [submission]="submission"
            name="closedOn"
          />
          @if (found.closedOn) {
            <p class="sim-hint">{{ 'facilities.form.reopenHint' | word }}</p>
          }
          <div class="sim-actions">
            <button class="btn btn-primary" [attr.aria-disabled]="submission.busy()" type="submit">
              {{ (submission.busy() ? 'ui.saving' : 'facilities.form.save') | word }}
            </button>
            <a class="btn btn-outline-primary" [routerLink]="['/facilities', found.code]">{{ 'ui.cancel' | word }}</a>
          </div>
        </form>
      </div>
    } @else if (read.error()) {
      <sim-problem-alert [problem]="problemOf(read.error())" [retryable]="true" (again)="read.reload()" />
    } @else {
      <sim-loading />
    }
  `,
})
export class FacilityChange {
  private readonly client = inject(FacilitiesClient);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** From the address. */
  readonly code = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly fields = ['name', 'kind', 'managingBodyId', 'openOn', 'closedOn'];
  protected readonly submission = new Submission();
  protected readonly form = facilityForm();
  protected readonly closedOn = new FormControl('', { nonNullable: true, validators: validDay });
  protected readonly read = resource({ params: () => this.code(), loader: ({ params }) => this.client.get(params) });
  private readonly found = computed(() => (this.read.hasValue() ? this.read.value() : undefined));
  protected readonly facility = computed(() => this.found()?.record);

  constructor() {
    effect(() => {
      const facility = this.facility();
      if (!facility) return;
      const { name, kind, managingBody, openOn, closedOn } = facility;
      this.form.reset({ name, kind, managingBodyId: String(managingBody.id), openOn });
      this.closedOn.reset(closedOn ?? '');
    });
  }

  protected async change(): Promise<void> {
    this.form.markAllAsTouched();
    this.closedOn.markAsTouched();
    const facility = facilityIn(this.form);
    if (this.form.invalid || this.closedOn.invalid || facility === null) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = { ...facility, closedOn: this.closedOn.value || null };
    const done = await this.submission.run(async () => {
      await this.client.change(this.code(), this.found()?.etag ?? '', body);
    });
    if (done) await this.router.navigate(['/facilities', this.code()]);
    else focusInvalid(this.host.nativeElement);
  }
}
