import { Injectable, computed, inject, resource } from '@angular/core';
import { Api } from '../../api/api';
import { listCountries, listFacilities, listMunicipalities, listRegions } from '../../api/functions';
import type { CountryDto, RegionDto } from '../../api/models';
import { Words } from '../i18n/words';
import { SessionStore } from '../session/session-store';
import type { Choice } from '../ui/choice-field';

const NO_STATES: readonly string[] = ['XXA', 'XXX'];

/** Countries, regions, municipalities and facilities, as choices of a form and as names of codes. Loaded when first needed, once for each person signed in. */
@Injectable({ providedIn: 'root' })
export class CodeLists {
  private readonly api = inject(Api);
  private readonly words = inject(Words);
  private readonly session = inject(SessionStore);
  /** Nobody signed in: nothing is asked. */
  private readonly person = () => this.session.session()?.user.id;
  private readonly countryList = resource({
    params: this.person,
    loader: () => this.api.invoke(listCountries),
    defaultValue: [] as CountryDto[],
  });
  private readonly regionList = resource({
    params: this.person,
    loader: () => this.api.invoke(listRegions),
    defaultValue: [] as RegionDto[],
  });

  readonly countries = computed(() => {
    const countries = this.countryList.hasValue() ? this.countryList.value() : [];
    return countries
      .map((country): Choice => ({ value: country.alpha3, label: this.nameOf(country), detail: '' }))
      .sort((a, b) => a.label.localeCompare(b.label, this.words.language()));
  });
  /** Where one may be born, or a document come from: no statelessness, no citizenship to be ascertained. */
  readonly states = computed(() => this.countries().filter(({ value }) => !NO_STATES.includes(value)));
  readonly regions = computed(() => (this.regionList.hasValue() ? this.regionList.value() : []));
  private readonly countryNames = computed(() => new Map(this.countries().map(({ value, label }) => [value, label])));

  countryName(code: string): string {
    return this.countryNames().get(code) ?? code;
  }

  /** The name of a region's code; a name stays as it is. */
  regionName(code: string): string {
    return this.regions().find((region) => region.code === code)?.name ?? code;
  }

  async searchMunicipalities(typed: string): Promise<Choice[]> {
    const found = await this.api.invoke(listMunicipalities, { query: typed });
    return found.map(({ istatCode, name, province }) => ({ value: istatCode, label: name, detail: province }));
  }

  async searchFacilities(typed: string): Promise<Choice[]> {
    const { items } = await this.api.invoke(listFacilities, { query: typed });
    return items.map(({ code, name, municipality, kind }) => ({
      value: code,
      label: name,
      detail: `${municipality.name} (${municipality.province}) · ${this.words.of(`minors.facilityKind.${kind}`)}`,
    }));
  }

  private nameOf(country: CountryDto): string {
    return this.words.language() === 'en' ? country.nameEn : country.nameIt;
  }
}
