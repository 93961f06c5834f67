import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  type FormArray,
  type FormControl,
  type FormGroup,
  NonNullableFormBuilder,
  ReactiveFormsModule,
} from '@angular/forms';
import type { ExplorerDimension, ExplorerMeasure, ExplorerQuestionDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Icon } from '../../ui/icon';
import { instantInRome, wallClockOf } from '../../ui/rome-instant';
import type { Submission } from '../../ui/submission';
import { filled, notAfter, validDay } from '../../ui/validators';
import { dimensionsOf, isTime, MEASURES, needsPeriod } from '../explorer-catalogue';
import { FilterField } from './filter-field';

type Chosen = ExplorerDimension | '';
type FilterGroup = FormGroup<{ dimension: FormControl<ExplorerDimension>; codes: FormControl<string[]> }>;

const someCode = ({ value }: { readonly value: unknown }) =>
  Array.isArray(value) && value.length > 0 ? null : { required: true };

/** The controls of a question. What the server refuses is shown at the control; nothing that was chosen is taken away. */
@Component({
  selector: 'sim-question-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Field, FieldInput, FilterField, Icon, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './question-form.html',
})
export class QuestionForm {
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly builder = inject(NonNullableFormBuilder);

  readonly question = input.required<ExplorerQuestionDto>();
  readonly submission = input.required<Submission>();
  readonly asked = output<ExplorerQuestionDto>();

  protected readonly measures = MEASURES;
  protected readonly form = this.builder.group({
    measure: this.builder.control<ExplorerMeasure>('present'),
    rows: this.builder.control<Chosen>(''),
    rows2: this.builder.control<Chosen>(''),
    columns: this.builder.control<Chosen>(''),
    from: ['', [validDay, notAfter(() => this.session.today())]],
    to: ['', [filled, validDay, notAfter(() => this.session.today())]],
    knownDay: ['', [validDay, notAfter(() => this.session.today())]],
    knownTime: [''],
    filters: this.builder.array<FilterGroup>([]),
  });
  private readonly value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly allowed = computed(() => dimensionsOf(this.value().measure ?? 'present'));
  protected readonly period = computed(() => {
    const { measure = 'present', rows = '', rows2 = '', columns = '' } = this.value();
    return needsPeriod(measure, [rows, rows2, columns]);
  });
  /** Time filters by the period, and each other dimension once. */
  protected readonly filterable = computed(() => {
    const used = (this.value().filters ?? []).map((filter) => filter.dimension);
    return this.allowed().filter((dimension) => !isTime(dimension) && !used.includes(dimension));
  });
  /** Names of the fields that show what the server says of them. */
  protected readonly beside = computed(() => [
    ...['measure', 'rows', 'columns', 'from', 'to', 'knownAt'],
    ...(this.value().filters ?? []).map((_, place) => `filters.${place}.codes`),
  ]);

  constructor() {
    effect(() => {
      this.fill(this.question());
    });
    // A period begins somewhere: at first with its year.
    effect(() => {
      const { from, to } = this.form.controls;
      if (this.period() && from.value === '' && to.valid) from.setValue(`${to.value.slice(0, 4)}-01-01`);
    });
    effect(() => {
      if (this.submission().problem() !== null) focusInvalid(this.host.nativeElement);
    });
  }

  protected get filters(): FormArray<FilterGroup> {
    return this.form.controls.filters;
  }

  /** What the measure has, and what is chosen although it has not: the server says so at the control. */
  protected offered(chosen: Chosen): readonly ExplorerDimension[] {
    return chosen === '' || this.allowed().includes(chosen) ? this.allowed() : [...this.allowed(), chosen];
  }

  protected addFilter(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const chosen = event.target.value;
    const dimension = this.filterable().find((code) => code === chosen);
    event.target.value = '';
    if (dimension === undefined) return;
    this.filters.push(this.filterOf(dimension, []));
    const id = `filters-${this.filters.length - 1}-codes`;
    setTimeout(() => document.getElementById(id)?.focus());
  }

  protected removeFilter(place: number): void {
    this.filters.removeAt(place);
    document.getElementById('add-filter')?.focus();
  }

  protected ask(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    this.asked.emit(this.read());
  }

  private fill({ measure, rows, columns, filters, from, to, knownAt }: ExplorerQuestionDto): void {
    const known = wallClockOf(knownAt ?? '');
    this.filters.clear({ emitEvent: false });
    for (const { dimension, codes } of filters)
      this.filters.push(this.filterOf(dimension, codes), { emitEvent: false });
    this.form.reset({
      measure,
      rows: rows[0] ?? '',
      rows2: rows[1] ?? '',
      columns: columns[0] ?? '',
      from: from ?? '',
      to,
      knownDay: known?.day ?? '',
      knownTime: known?.time ?? '',
      filters: filters.map(({ dimension, codes }) => ({ dimension, codes })),
    });
  }

  private read(): ExplorerQuestionDto {
    const { measure, rows, rows2, columns, from, to, knownDay, knownTime, filters } = this.form.getRawValue();
    const knownAt = knownDay === '' ? null : instantInRome(knownDay, knownTime);
    // The end of today is still to come: it is what is known now.
    const past = knownAt !== null && (knownTime !== '' || Date.parse(knownAt) < Date.now());
    return {
      measure,
      rows: [rows, rows2].filter((dimension) => dimension !== ''),
      columns: [columns].filter((dimension) => dimension !== ''),
      filters,
      ...(this.period() && from !== '' ? { from } : {}),
      to,
      ...(past ? { knownAt } : {}),
    };
  }

  private filterOf(dimension: ExplorerDimension, codes: string[]): FilterGroup {
    return this.builder.group({
      dimension: this.builder.control(dimension),
      codes: this.builder.control(codes, someCode),
    });
  }
}
