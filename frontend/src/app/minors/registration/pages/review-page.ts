import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DraftStep } from '../../../../api/models';
import { formatDay } from '../../../i18n/formats';
import { WordPipe } from '../../../i18n/word-pipe';
import { Words } from '../../../i18n/words';
import { ProblemAlert } from '../../../problems/problem-alert';
import { ProblemSentences } from '../../../problems/problem-sentences';
import { CodeLists } from '../../../territory/code-lists';
import { languageName } from '../../languages';
import { stepOfField } from '../registration-body';
import { RegistrationStore } from '../registration-store';

interface Line {
  readonly label: string;
  /** '' where nothing was typed. */
  readonly value: string;
}

/** All that is about to be sent, with the way back to each page, and what the server refused. */
@Component({
  selector: 'sim-review-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ProblemAlert, RouterLink, WordPipe],
  templateUrl: './review-page.html',
})
export class ReviewPage {
  private readonly words = inject(Words);
  private readonly lists = inject(CodeLists);
  private readonly sentences = inject(ProblemSentences);
  protected readonly store = inject(RegistrationStore);

  protected readonly refused = computed(() =>
    (this.store.submission.problem()?.errors ?? []).map((error) => ({
      step: stepOfField(error.field),
      field: this.labelOf(error.field),
      sentence: this.sentences.ofField(error),
    })),
  );
  protected readonly refusedFields = computed(() =>
    (this.store.submission.problem()?.errors ?? []).map(({ field }) => field),
  );
  protected readonly sections = computed(() => {
    this.store.filled();
    const pages = ['identity', 'arrival', 'documents', 'placement'] as const;
    return pages.map((step) => ({ step, lines: this.linesOf(step) }));
  });

  protected addressOf(step: DraftStep): string[] {
    return ['/minors/new', this.store.id() ?? 'draft', step];
  }

  private linesOf(step: Exclude<DraftStep, 'quick' | 'review'>): Line[] {
    const value = this.store.form.getRawValue();
    const line = (label: string, text: string): Line => ({ label: this.words.find(label) ?? label, value: text });
    const field = (name: string, text: string): Line => line(`minors.fields.${name}`, text);
    const names = value.aliases.map((alias) => [alias.familyName, alias.givenName].filter(Boolean).join(' '));
    switch (step) {
      case 'identity':
        return [
          ...(value.nameNotDeclared
            ? [field('name', this.words.of('minors.nameless'))]
            : [field('familyName', value.familyName), field('givenName', value.givenName)]),
          field('sex', value.sex === '' ? '' : this.words.of(`minors.sex.${value.sex}`)),
          value.birthDate !== '' || value.apparentAge === ''
            ? field('birthDate', this.birth(value.birthDate, value.birthDateQuality))
            : line('registration.form.apparentAge', this.words.of('minors.record.years', { age: value.apparentAge })),
          field('birthPlace', value.birthPlace),
          field('birthCountry', value.birthCountry && this.lists.countryName(value.birthCountry)),
        ];
      case 'arrival':
        return [
          field('reportedOn', formatDay(value.reportedOn)),
          field('reportingBody', value.reportingBody),
          field('enteredOn', formatDay(value.enteredOn)),
          field('entryMode', value.entryMode && this.words.of(`minors.entryMode.${value.entryMode}`)),
          field('entryMunicipality', value.labels.entryMunicipality),
        ];
      case 'documents':
        return [
          field(
            'citizenships',
            value.citizenships.map((code) => this.lists.countryName(code)).join(', ') ||
              this.words.of('registration.review.citizenshipUnknown'),
          ),
          field('languages', value.languages.map((code) => languageName(code, this.words.language())).join(', ')),
          field('aliases', names.filter(Boolean).join(', ')),
          field(
            'documents',
            value.documents
              .map(({ kind, number }) =>
                [kind && this.words.of(`minors.documentKind.${kind}`), number].join(' ').trim(),
              )
              .filter(Boolean)
              .join(', '),
          ),
          field('cui', value.cui),
          field('taxCode', value.taxCode),
        ];
      case 'placement':
        return [
          ...(value.placed === 'later'
            ? [field('place', this.words.of('registration.form.placedLater'))]
            : [
                line('movements.fields.onDate', formatDay(value.placedOn)),
                field('place', value.placeKind === 'facility' ? value.labels.facility : value.labels.municipality),
              ]),
          field('responsibleMunicipality', value.labels.responsibleMunicipality),
        ];
    }
  }

  private birth(known: string, quality: string): string {
    const day = formatDay(known) || known.split('-').reverse().join('/');
    return quality && day ? `${day} (${this.words.find(`minors.quality.${quality}`) ?? quality})` : day;
  }

  private labelOf(field: string): string {
    const name = field.split('.').at(-1) ?? field;
    const list = field.split('.')[0] ?? '';
    const known = ['entryMunicipalityCode', 'responsibleMunicipalityCode', 'municipalityCode', 'facilityCode'].includes(
      name,
    )
      ? name.replace(/Code$/, '')
      : /^\d+$/.test(name)
        ? list
        : name;
    return this.words.find(`minors.fields.${known}`) ?? this.words.find(`movements.fields.${known}`) ?? known;
  }
}
