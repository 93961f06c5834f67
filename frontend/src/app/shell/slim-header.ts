import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { MembershipDto } from '../../api/models';
import { LANGUAGES, type Language } from '../i18n/dictionary';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { InboxLink } from '../notifications/inbox-link';
import { problemOf } from '../problems/problem';
import { ProblemSentences } from '../problems/problem-sentences';
import { SessionStore } from '../session/session-store';
import { Announcer } from '../ui/announcer';
import { DropdownMenu } from '../ui/dropdown-menu';
import { Icon } from '../ui/icon';

/** The ministry's line: language, and the menu of the person signed in. */
@Component({
  selector: 'sim-slim-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DropdownMenu, Icon, InboxLink, WordPipe],
  templateUrl: './slim-header.html',
})
export class SlimHeader {
  protected readonly words = inject(Words);
  protected readonly store = inject(SessionStore);
  protected readonly languages = LANGUAGES;
  protected readonly failure = signal('');
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly sentences = inject(ProblemSentences);

  protected use(language: Language): void {
    void this.words.use(language);
  }

  protected async choose(membership: MembershipDto): Promise<void> {
    await this.attempt(async () => {
      await this.store.choose(membership);
      await this.router.navigateByUrl('/', { onSameUrlNavigation: 'reload' });
      this.announcer.say(this.words.of('session.nowWorkingFor', { organisation: membership.organisation.name }));
    });
  }

  protected async signOut(everywhere: boolean): Promise<void> {
    await this.attempt(async () => {
      await this.store.signOut(everywhere);
      await this.router.navigateByUrl('/sign-in');
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.failure.set('');
    try {
      await work();
    } catch (failure) {
      this.failure.set(this.sentences.of(problemOf(failure)));
    }
  }
}
