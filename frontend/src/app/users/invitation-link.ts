import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { InvitationLinkDto } from '../../api/models';
import { InstantPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { Announcer } from '../ui/announcer';

/** A link that was just made: it is shown this once, to be handed over. */
@Component({
  selector: 'sim-invitation-link',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, WordPipe],
  templateUrl: './invitation-link.html',
})
export class InvitationLink {
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);

  readonly link = input.required<InvitationLinkDto>();
  protected readonly address = computed(() => `${location.origin}${this.link().path}`);

  /** The clipboard exists on secure origins only: elsewhere the text is selected, to be copied by hand. */
  protected async copy(box: HTMLInputElement): Promise<void> {
    box.select();
    try {
      await navigator.clipboard.writeText(this.address());
      this.announcer.say(this.words.of('users.link.copied'));
    } catch {
      box.focus();
      this.announcer.say(this.words.of('users.link.selected'));
    }
  }
}
