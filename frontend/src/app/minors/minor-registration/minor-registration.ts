import { ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { EntryMode } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { CodeLists } from '../../territory/code-lists';
import { ChoiceField } from '../../ui/choice-field';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled, notAfter, validDay } from '../../ui/validators';
import { IdentityFields } from '../identity-fields';
import { IDENTITY_FIELDS, identityForm, identityIn } from '../identity-form';
import { MinorsClient } from '../minors-client';

const ENTRY_MODES: readonly EntryMode[] = [
  'sea_landing',
  'land_border',
  'sea_border',
  'air_border',
  'found_inland',
  'dublin_return',
  'evacuation',
];

/** Registers a minor with one compact form: who, arrival, report. */
@Component({
  selector: 'sim-minor-registration',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChoiceField,
    DayField,
    Field,
    FieldInput,
    IdentityFields,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './minor-registration.html',
})
export class MinorRegistration {
  private readonly client = inject(MinorsClient);
  private readonly lists = inject(CodeLists);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  private readonly builder = inject(NonNullableFormBuilder);
  protected readonly entryModes = ENTRY_MODES;
  protected readonly fields = [
    ...IDENTITY_FIELDS,
    'enteredOn',
    'entryMode',
    'entryMunicipalityCode',
    'reportedOn',
    'reportingBody',
    'taxCode',
    'cui',
  ];
  protected readonly submission = new Submission();
  protected readonly identity = identityForm();
  protected readonly arrival = this.builder.group({
    enteredOn: ['', [validDay, notAfter(() => this.session.today())]],
    entryMode: this.builder.control<EntryMode | ''>(''),
    entryMunicipalityCode: [''],
    reportedOn: [this.session.today(), [filled, validDay, notAfter(() => this.session.today())]],
    reportingBody: [this.session.session()?.membership.organisation.name ?? ''],
    taxCode: [''],
    cui: [''],
  });
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);

  protected async register(): Promise<void> {
    this.identity.markAllAsTouched();
    this.arrival.markAllAsTouched();
    const identity = identityIn(this.identity);
    if (!identity || this.arrival.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { enteredOn, entryMode, entryMunicipalityCode, reportedOn, reportingBody, taxCode, cui } =
      this.arrival.getRawValue();
    const body = {
      ...identity,
      reportedOn,
      ...(reportingBody.trim() ? { reportingBody: reportingBody.trim() } : {}),
      ...(enteredOn ? { enteredOn } : {}),
      ...(entryMode ? { entryMode } : {}),
      ...(entryMunicipalityCode ? { entryMunicipalityCode } : {}),
      ...(taxCode.trim() ? { taxCode: taxCode.trim().toUpperCase() } : {}),
      ...(cui.trim() ? { cui: cui.trim().toUpperCase() } : {}),
    };
    let simCode = '';
    const done = await this.submission.run(async () => {
      simCode = (await this.client.register(body, this.submission.keyFor(body))).record.simCode;
    });
    if (done) await this.router.navigate(['/minors', simCode]);
    else focusInvalid(this.host.nativeElement);
  }
}
