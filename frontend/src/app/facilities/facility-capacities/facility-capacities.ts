import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { CapacityDto, FacilityDetailDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { addDays } from '../../ui/calendar-day';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { filled, validDay } from '../../ui/validators';
import { FacilitiesClient } from '../facilities-client';
import { CapacityCorrection } from './capacity-correction';

/** The places of a facility over time, and new ones from a day on. */
@Component({
  selector: 'sim-facility-capacities',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CapacityCorrection,
    DayField,
    DayPipe,
    Field,
    FieldInput,
    Icon,
    InstantPipe,
    Loading,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './facility-capacities.html',
})
export class FacilityCapacities {
  private readonly client = inject(FacilitiesClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly session = inject(SessionStore);

  /** From the address. */
  readonly code = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly done = signal(false);
  protected readonly correcting = signal<CapacityDto | null>(null);
  protected readonly mended = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    from: ['', [filled, validDay]],
    places: ['', [filled, Validators.pattern(/^\s*\d{1,4}\s*$/)]],
  });
  protected readonly read = resource({
    params: () => this.code(),
    loader: async ({ params }) => (await this.client.get(params)).record,
  });
  protected readonly facility = linkedSignal<FacilityDetailDto | undefined>(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  protected readonly newestFirst = computed(() => [...(this.facility()?.capacities ?? [])].reverse());

  protected when({ from, until }: CapacityDto): 'past' | 'now' | 'future' {
    const today = this.session.today();
    if (from > today) return 'future';
    return until === null || until > today ? 'now' : 'past';
  }

  /** The last day that counts: the server gives the first that does not. */
  protected eveOf(until: string): string {
    return addDays(until, -1);
  }

  protected take(facility: FacilityDetailDto): void {
    this.facility.set(facility);
    this.correcting.set(null);
    this.done.set(false);
    this.mended.set(true);
  }

  protected async add(): Promise<void> {
    this.form.markAllAsTouched();
    this.mended.set(false);
    this.done.set(false);
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { from, places } = this.form.getRawValue();
    const body = { from, places: Number(places) };
    const sent = await this.submission.run(async () => {
      this.facility.set(await this.client.setCapacity(this.code(), body, this.submission.keyFor(body)));
    });
    if (sent) {
      this.form.reset();
      this.done.set(true);
    } else focusInvalid(this.host.nativeElement);
  }
}
