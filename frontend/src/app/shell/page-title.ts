import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Words } from '../i18n/words';

/** The title of the document: the route's title (a key of the dictionary or plain words), then the name of the system. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly words = inject(Words);
  private readonly document = inject(DOCUMENT);
  private readonly page = signal('');

  constructor() {
    super();
    effect(() => {
      const page = this.words.find(this.page()) ?? this.page();
      this.title.setTitle(page ? `${page} – SIM` : 'SIM – Sistema Informativo Minori');
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.page.set(this.buildTitle(snapshot) ?? '');
  }

  /**
   * A new page is read from its heading. Waits for the heading of a page that is still being drawn. Within the tabs of one record the focus
   * stays on the tab.
   */
  focusHeading(attempts = 20): void {
    if (this.document.activeElement?.closest('[data-keeps-focus]')) return;
    const heading = this.document.querySelector<HTMLElement>('main h1');
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    } else if (attempts > 0) {
      setTimeout(() => {
        this.focusHeading(attempts - 1);
      }, 50);
    }
  }
}
