import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Dictionaries are part of the build, one lazy file per language: no request to translate, nothing to go missing. */
@Injectable()
export class WordLoader implements TranslocoLoader {
  getTranslation(language: string): Promise<Translation> {
    return language === 'en'
      ? import('./en').then((file): Translation => file.en)
      : import('./it').then((file): Translation => file.it);
  }
}
