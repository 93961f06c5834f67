import { DOCUMENT, Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { LANGUAGES, type Language, type WordKey } from './dictionary';

const REMEMBERED = 'sim.language';

/** Sentences in the language of the person, by typed key. Reading one inside a template or a computed follows the language. */
@Injectable({ providedIn: 'root' })
export class Words {
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly active = toSignal(this.transloco.langChanges$, { initialValue: this.transloco.getActiveLang() });

  readonly language = computed<Language>(() => LANGUAGES.find((language) => language === this.active()) ?? 'it');

  /** Loads the dictionary of the remembered language, Italian when none. */
  async start(): Promise<void> {
    const remembered = this.document.defaultView?.localStorage.getItem(REMEMBERED);
    await this.use(LANGUAGES.find((language) => language === remembered) ?? 'it');
  }

  async use(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
    this.document.defaultView?.localStorage.setItem(REMEMBERED, language);
  }

  of(key: WordKey, values?: Record<string, string | number>): string {
    return this.transloco.translate(key, values, this.language());
  }

  /** The sentence of a key composed at run time (a code of the server), or undefined where the dictionary has none. */
  find(key: string, values?: Record<string, string | number>): string | undefined {
    const sentence = this.transloco.translate(key, values, this.language());
    return sentence === key ? undefined : sentence;
  }
}
