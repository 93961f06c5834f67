import { Injectable, inject } from '@angular/core';
import type { RevisionDimension } from '../../api/models';
import { Words } from '../i18n/words';
import { CodeLists } from '../territory/code-lists';

/** What the codes of a breakdown are called. */
@Injectable({ providedIn: 'root' })
export class ReleaseCodes {
  private readonly words = inject(Words);
  private readonly lists = inject(CodeLists);

  nameOf(dimension: string, code: string | null): string {
    if (code === null) return '–';
    switch (dimension as RevisionDimension | 'entryMode') {
      case 'region':
        return this.lists.regionName(code);
      case 'citizenship':
        return this.lists.countryName(code);
      case 'sex':
        return this.words.find(`minors.sex.${code}`) ?? code;
      case 'ageClass':
        return this.words.of('census.years', { age: code });
      case 'birthDateQuality':
        return this.words.find(`minors.quality.${code}`) ?? code;
      case 'placeKind':
        return this.words.find(`minors.placeKind.${code}`) ?? code;
      case 'facilityKind':
        return code === 'none'
          ? this.words.of('releases.noFacility')
          : (this.words.find(`minors.facilityKind.${code}`) ?? code);
      case 'entryMode':
        return this.words.find(`minors.entryMode.${code}`) ?? code;
    }
  }
}
