import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { QualityFindingDto, QualityRuleDto } from '../../api/models';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { ProblemAlert } from '../problems/problem-alert';
import { Loading } from '../ui/loading';
import { Submission } from '../ui/submission';
import { QualityClient } from './quality-client';

/** Part of the record in which a finding is mended. */
const TABS: Readonly<Record<QualityRuleDto['place'], readonly string[]>> = {
  identity: ['data'],
  arrival: ['data'],
  documents: ['data'],
  movements: ['movements'],
  contacts: ['contacts'],
  responsibility: ['data'],
  facility: [],
};

/** Where in that part: the fragment of its address. A rule that is not here opens the part at its own name. */
const FIELDS: Readonly<Record<string, string>> = {
  infant_alone: 'birthDate',
  reported_on_birthday_eve: 'reportedOn',
  birth_date_new_year: 'birthDate',
  name_missing: 'familyName',
  name_placeholder: 'familyName',
  same_person_twice: 'familyName',
  citizenship_missing: 'citizenships',
  citizenship_eu: 'citizenships',
  tax_code_disagrees: 'taxCode',
  cui_missing: 'cui',
};

/** As above, for the rules of a part that has one field. */
const PLACE_FIELDS: Readonly<Record<QualityRuleDto['place'], string | undefined>> = {
  identity: 'familyName',
  arrival: 'entry',
  documents: 'documents',
  movements: 'movements',
  contacts: 'contacts',
  responsibility: 'responsibleMunicipality',
  facility: undefined,
};

/** What a rule found: each line opens the record where it is mended. */
@Component({
  selector: 'sim-quality-findings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, ProblemAlert, RouterLink, WordPipe],
  template: `
    <p>{{ description() }} {{ 'quality.list.source' | word: { source: rule().source } }}</p>
    @if (submission.problem(); as problem) {
      <sim-problem-alert [problem]="problem" />
    }
    <div class="sim-scrolls" [attr.aria-label]="title()" role="region" tabindex="0">
      <table class="table table-sm">
        <caption class="visually-hidden">
          {{
            title()
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">{{ 'quality.list.record' | word }}</th>
            <th scope="col">{{ 'quality.list.where' | word }}</th>
            <th scope="col">{{ 'quality.list.facts' | word }}</th>
          </tr>
        </thead>
        <tbody>
          @for (finding of shown(); track finding.id) {
            <tr>
              <th scope="row">
                <a [fragment]="field()" [routerLink]="finding.link">{{ finding.label }}</a>
              </th>
              <td>{{ finding.where }}</td>
              <td>{{ finding.facts }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    @if (submission.busy()) {
      <sim-loading />
    } @else if (cursor() !== null) {
      <button class="btn btn-outline-primary btn-xs" (click)="more()" type="button">
        {{ 'quality.list.more' | word }}
      </button>
    }
  `,
})
export class QualityFindings {
  private readonly client = inject(QualityClient);
  private readonly words = inject(Words);

  readonly rule = input.required<QualityRuleDto>();

  protected readonly submission = new Submission();
  private readonly items = signal<readonly QualityFindingDto[]>([]);
  protected readonly cursor = signal<string | null>(null);
  protected readonly title = computed(() =>
    this.words.language() === 'it' ? this.rule().titleIt : this.rule().titleEn,
  );
  protected readonly description = computed(() => {
    const { descriptionIt, descriptionEn, parameter } = this.rule();
    return (this.words.language() === 'it' ? descriptionIt : descriptionEn).replace('{n}', String(parameter ?? ''));
  });
  protected readonly field = computed(() => FIELDS[this.rule().code] ?? PLACE_FIELDS[this.rule().place]);
  protected readonly shown = computed(() => {
    const tab = TABS[this.rule().place];
    return this.items().map(({ id, simCode, facilityCode, facilityName, municipalityName, facts }) => ({
      id,
      link: simCode === null ? ['/facilities', facilityCode ?? ''] : ['/minors', simCode, ...tab],
      label: simCode === null ? (facilityName ?? '') : `${simCode.slice(0, 4)}-${simCode.slice(4)}`,
      where:
        [simCode === null ? null : facilityName, municipalityName].filter((part) => part !== null).join(', ') || '–',
      facts:
        Object.keys(facts)
          .map((name) => this.words.find(`quality.list.${name}`, facts) ?? '')
          .filter((sentence) => sentence !== '')
          .join(', ') || '–',
    }));
  });

  constructor() {
    effect(() => {
      this.rule();
      untracked(() => {
        this.items.set([]);
        this.cursor.set(null);
        void this.more();
      });
    });
  }

  protected async more(): Promise<void> {
    await this.submission.run(async () => {
      const page = await this.client.findings(this.rule().code, this.cursor());
      this.items.update((items) => [...items, ...page.items]);
      this.cursor.set(page.nextCursor);
    });
  }
}
