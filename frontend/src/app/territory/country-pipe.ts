import { Pipe, type PipeTransform, inject } from '@angular/core';
import { CodeLists } from './code-lists';

/** ISO alpha-3 code → name of the country in the language of the person; several are joined by commas. */
@Pipe({ name: 'country', pure: false })
export class CountryPipe implements PipeTransform {
  private readonly lists = inject(CodeLists);

  transform(codes: string | readonly string[]): string {
    return [codes]
      .flat()
      .map((code) => this.lists.countryName(code))
      .join(', ');
  }
}
