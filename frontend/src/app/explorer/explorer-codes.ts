import { Injectable, computed, inject, resource, signal } from '@angular/core';
import { Api } from '../../api/api';
import { listMunicipalities, listProvinces } from '../../api/functions';
import type { ExplorerDimension } from '../../api/models';
import { Words } from '../i18n/words';
import { CodeLists } from '../territory/code-lists';

export interface NamedCode {
  readonly code: string;
  readonly name: string;
}

const AGES = Array.from({ length: 18 }, (_, age) => String(17 - age));

/** Codes of the closed dimensions in the order of the server's catalogue; their names are in the dictionary. */
const CLOSED: Readonly<Partial<Record<ExplorerDimension, readonly string[]>>> = {
  reception: [
    'first_governmental',
    'temporary_prefectural',
    'first_municipal',
    'sai',
    'second_accredited',
    'adult_section',
    'foster_family',
    'private',
  ],
  continent: ['africa', 'europe', 'asia', 'america', 'oceania'],
  sex: ['M', 'F'],
  age: AGES,
  age_class: ['17', '16', '15', '7-14', '0-6'],
  birth_quality: ['documented', 'declared', 'presumed', 'attributed'],
  entry_mode: ['sea_landing', 'land_border', 'sea_border', 'air_border', 'found_inland', 'dublin_return', 'evacuation'],
  stay_months: ['0', '1-2', '3-5', '6-11', '12-23', '24+'],
  exit_reason: [
    'family_reunification',
    'dublin_transfer',
    'relocation',
    'assisted_voluntary_return',
    'returned_to_parent',
    'found_adult',
    'death',
    'other',
  ],
};

/** What the register may not say. */
const MAY_BE_UNKNOWN: readonly ExplorerDimension[] = ['entry_mode', 'continent', 'citizenship', 'exit_reason'];

/** Codes to filter by and their names. Municipalities are too many to list: they are searched, and named when they are met. */
@Injectable({ providedIn: 'root' })
export class ExplorerCodes {
  private readonly api = inject(Api);
  private readonly words = inject(Words);
  private readonly lists = inject(CodeLists);
  private readonly wantsProvinces = signal(false);
  private readonly provinceList = resource({
    params: () => (this.wantsProvinces() ? true : undefined),
    loader: () => this.api.invoke(listProvinces),
  });
  private readonly provinces = computed(() =>
    (this.provinceList.hasValue() ? this.provinceList.value() : []).map(({ istatCode, name }): NamedCode => ({
      code: istatCode,
      name,
    })),
  );
  private readonly municipalities = signal<ReadonlyMap<string, string>>(new Map());

  /** Lists what a filter of the dimension needs, where it is not loaded from the start. */
  async prepare(dimension: ExplorerDimension, codes: readonly string[]): Promise<void> {
    if (dimension === 'province') this.wantsProvinces.set(true);
    if (dimension !== 'municipality') return;
    for (const code of codes.filter((known) => !this.municipalities().has(known))) {
      const found = await this.api.invoke(listMunicipalities, { query: code }).catch(() => []);
      for (const { istatCode, name } of found) this.learn(istatCode, name);
    }
  }

  learn(code: string, name: string): void {
    this.municipalities.update((known) => new Map([...known, [code, name]]));
  }

  /** Empty for municipalities. */
  choicesOf(dimension: ExplorerDimension): readonly NamedCode[] {
    return [
      ...this.listed(dimension),
      ...(MAY_BE_UNKNOWN.includes(dimension)
        ? [{ code: 'unknown', name: this.words.of('explorer.codes.unknown') }]
        : []),
    ];
  }

  nameOf(dimension: ExplorerDimension, code: string): string {
    if (dimension === 'municipality') return this.municipalities().get(code) ?? code;
    return this.choicesOf(dimension).find((choice) => choice.code === code)?.name ?? code;
  }

  private listed(dimension: ExplorerDimension): readonly NamedCode[] {
    if (dimension === 'region') return this.lists.regions();
    if (dimension === 'province') return this.provinces();
    if (dimension === 'citizenship')
      return this.lists.countries().map(({ value, label }) => ({ code: value, name: label }));
    return (CLOSED[dimension] ?? []).map((code) => ({ code, name: this.closedName(dimension, code) }));
  }

  private closedName(dimension: ExplorerDimension, code: string): string {
    if (dimension === 'age' || dimension === 'age_class') return this.words.of('explorer.years', { age: code });
    return this.words.find(`explorer.codes.${dimension}.${code}`) ?? code;
  }
}
