import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  output,
  resource,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { startWith } from 'rxjs';
import { Api } from '../../api/api';
import { listFacilities } from '../../api/functions';
import type { LookedUpMinorDto, PlaceKind } from '../../api/models';
import { WordPipe } from '../i18n/word-pipe';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { CodeLists } from '../territory/code-lists';
import { ChoiceField } from '../ui/choice-field';
import { DayField } from '../ui/day-field';
import { Field, FieldInput } from '../ui/field';
import { focusInvalid } from '../ui/focus-invalid';
import { LateReason } from '../ui/late-reason';
import { Submission } from '../ui/submission';
import { filled, notAfter, validDay } from '../ui/validators';
import { LookUpsClient } from './look-ups-client';

/** Enters the finding of a minor just looked up, in the finder's own place. */
@Component({
  selector: 'sim-finding-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LateReason, ChoiceField, DayField, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './finding-form.html',
})
export class FindingForm {
  private readonly client = inject(LookUpsClient);
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  private readonly lists = inject(CodeLists);
  private readonly router = inject(Router);
  private readonly fields = inject(NonNullableFormBuilder);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly lookUp = input.required<number>();
  readonly child = input.required<LookedUpMinorDto>();
  readonly closed = output();

  protected readonly shown = ['onDate', 'place.kind', 'place.facilityCode', 'place.municipalityCode', 'reason'];
  protected readonly submission = new Submission();
  protected readonly form = this.fields.group({
    onDate: [this.session.today(), [filled, validDay, notAfter(() => this.session.today())]],
    placeKind: this.fields.control<PlaceKind>('facility'),
    facilityCode: [''],
    municipalityCode: [''],
    note: [''],
    reason: [''],
  });
  private readonly organisation = computed(() => this.session.session()?.membership.organisation);
  /** A facility takes in at home; only others choose. */
  protected readonly placeKinds = computed<PlaceKind[]>(() =>
    this.organisation()?.kind === 'facility' ? ['facility'] : ['facility', 'foster_family', 'private'],
  );
  protected readonly placeKind = rxResource({
    stream: () => this.form.controls.placeKind.valueChanges.pipe(startWith(this.form.controls.placeKind.value)),
  });
  /** The facility for which the person works, by its name. */
  private readonly own = resource({
    params: () => (this.organisation()?.kind === 'facility' ? this.organisation()?.name : undefined),
    loader: async ({ params }) => {
      const { items } = await this.api.invoke(listFacilities, { query: params });
      const own = items.find(({ name }) => name === params);
      if (own) this.form.controls.facilityCode.setValue(own.code);
      return own ?? null;
    },
  });
  protected readonly ownName = computed(() => (this.own.hasValue() ? (this.own.value()?.name ?? '') : ''));
  protected readonly searchFacilities = (typed: string) => this.lists.searchFacilities(typed);
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);

  protected async enter(): Promise<void> {
    const { onDate, placeKind, facilityCode, municipalityCode, note, reason } = this.form.getRawValue();
    const inFacility = placeKind === 'facility';
    const code = inFacility ? facilityCode : municipalityCode;
    this.form.controls[inFacility ? 'facilityCode' : 'municipalityCode'].setErrors(code ? null : { required: true });
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = {
      simCode: this.child().simCode,
      onDate,
      place: { kind: placeKind, ...(inFacility ? { facilityCode } : { municipalityCode }) },
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    };
    const done = await this.submission.run(async () => {
      const simCode = await this.client.find(this.lookUp(), body, this.submission.keyFor(body));
      await this.router.navigate(['/minors', simCode]);
    });
    if (!done) focusInvalid(this.host.nativeElement);
  }
}
