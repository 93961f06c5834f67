import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, resource } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { debounceTime, startWith } from 'rxjs';
import type { MovementPlaceDto, PlaceKind } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { CodeLists } from '../../territory/code-lists';
import { ChoiceField } from '../../ui/choice-field';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { validDay } from '../../ui/validators';
import { MinorRecordStore } from '../minor-record-store';
import { PLACE_KINDS } from '../movements/movement-draft';
import { StaleNotice } from '../stale-notice';
import { TravelWarning } from '../travel-warning';
import { TransfersOfMinor } from './transfers-of-minor';

const SETTLED_MS = 150;

/** Proposes a transfer: choose who would receive the minor, see places free and warnings, send. */
@Component({
  selector: 'sim-transfer-proposal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChoiceField,
    DayField,
    Field,
    FieldInput,
    Loading,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    StaleNotice,
    TravelWarning,
    WordPipe,
  ],
  templateUrl: './transfer-proposal.html',
})
export class TransferProposal {
  private readonly store = inject(MinorRecordStore);
  private readonly client = inject(TransfersOfMinor);
  private readonly lists = inject(CodeLists);
  private readonly words = inject(Words);
  private readonly router = inject(Router);
  private readonly fields = inject(NonNullableFormBuilder);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly problemOf = problemOf;
  protected readonly placeKinds = PLACE_KINDS;
  protected readonly shown = ['place.kind', 'place.facilityCode', 'place.municipalityCode', 'plannedOn', 'note'];
  protected readonly submission = new Submission();
  protected readonly form = this.fields.group({
    placeKind: this.fields.control<PlaceKind>('facility'),
    facilityCode: [''],
    municipalityCode: [''],
    plannedOn: ['', [validDay]],
    note: [''],
  });
  protected readonly simCode = computed(() => this.store.record()?.simCode ?? '');
  private readonly values = rxResource({
    stream: () => this.form.valueChanges.pipe(debounceTime(SETTLED_MS), startWith(this.form.getRawValue())),
  });
  protected readonly placeKind = computed(() => this.values.value()?.placeKind ?? 'facility');
  /** The place, once it is chosen. */
  private readonly place = computed<MovementPlaceDto | undefined>(
    () => {
      this.values.value();
      return this.chosen();
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly preview = resource({
    params: () => this.place(),
    loader: ({ params }) => this.client.preview(this.simCode(), params),
  });
  protected readonly findings = computed(() =>
    (this.preview.hasValue() ? this.preview.value().findings : []).map(({ code, source, refuses }) => ({
      refuses,
      text:
        `${this.words.of(`problems.codes.${code}`)} (${source})` +
        (refuses ? ` – ${this.words.of('transfers.detail.refuses')}` : ''),
    })),
  );
  protected readonly searchFacilities = (typed: string) => this.lists.searchFacilities(typed);
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);

  protected async send(): Promise<void> {
    const place = this.chosen();
    const { placeKind, plannedOn, note } = this.form.getRawValue();
    const needed = this.form.controls[placeKind === 'facility' ? 'facilityCode' : 'municipalityCode'];
    needed.setErrors(place ? null : { required: true });
    this.form.markAllAsTouched();
    if (!place || this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = {
      place,
      ...(plannedOn ? { plannedOn } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
    };
    let id = 0;
    const done = await this.submission.run(async () => {
      id = (await this.client.propose(this.simCode(), this.store.etag(), body, this.submission.keyFor(body))).id;
    });
    if (done) await this.router.navigate(['/transfers', id]);
    else focusInvalid(this.host.nativeElement);
  }

  private chosen(): MovementPlaceDto | undefined {
    const { placeKind, facilityCode, municipalityCode } = this.form.getRawValue();
    if (placeKind === 'facility') return facilityCode ? { kind: placeKind, facilityCode } : undefined;
    return municipalityCode ? { kind: placeKind, municipalityCode } : undefined;
  }
}
