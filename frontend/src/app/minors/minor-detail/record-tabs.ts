import { ChangeDetectionStrategy, Component, type ElementRef, computed, inject, input, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink, RouterLinkActive, Scroll } from '@angular/router';
import { filter } from 'rxjs';
import type { Permission } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';

const TABS = [
  { path: [], name: 'summary', needs: 'minor.read' },
  { path: ['data'], name: 'data', needs: 'minor.read' },
  { path: ['movements'], name: 'movements', needs: 'minor.read' },
  { path: ['contacts'], name: 'contacts', needs: 'minor.read' },
  { path: ['attachments'], name: 'attachments', needs: 'attachment.read' },
  { path: ['opinion'], name: 'opinion', needs: 'minor.read' },
  { path: ['history'], name: 'history', needs: 'minor.read' },
  { path: ['accesses'], name: 'accesses', needs: 'access.read' },
] as const satisfies readonly { path: readonly string[]; name: string; needs: Permission }[];

/** The parts of a record: links, each with an address of its own. The focus stays on the one that was chosen, and what it shows is said. */
@Component({
  selector: 'sim-record-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, RouterLinkActive, WordPipe],
  templateUrl: './record-tabs.html',
})
export class RecordTabs {
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly row = viewChild.required<ElementRef<HTMLElement>>('row');

  readonly simCode = input.required<string>();

  protected readonly tabs = computed(() => TABS.filter(({ needs }) => this.session.may(needs)));

  constructor() {
    // The router goes to the top of the page; who chose a tab stays with it.
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof Scroll),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        requestAnimationFrame(() => {
          if (this.hasFocus()) this.row().nativeElement.scrollIntoView({ block: 'nearest' });
        });
      });
  }

  protected shown(active: boolean, name: (typeof TABS)[number]['name']): void {
    if (!active || !this.hasFocus()) return;
    this.announcer.say(this.words.of(`record.tabs.${name}`));
    document.getElementById(`tab-${name}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private hasFocus(): boolean {
    return this.row().nativeElement.contains(document.activeElement);
  }
}
