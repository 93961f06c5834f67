import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { Announcer } from '../../ui/announcer';
import { Icon } from '../../ui/icon';
import { formatSimCode } from '../minor-names';

/** Copies the SIM code as people write it. On plain HTTP browsers lend no clipboard: then the person is told. */
@Component({
  selector: 'sim-copy-code',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, WordPipe],
  template: `
    <button class="sim-copy" (click)="copy()" type="button">
      <sim-icon name="copy" size="xs" /><span>{{ 'record.head.copy' | word }}</span>
    </button>
    @if (said()) {
      <small class="sim-copied">{{ said() }}</small>
    }
  `,
})
export class CopyCode {
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);

  readonly simCode = input.required<string>();

  protected readonly said = signal('');

  protected async copy(): Promise<void> {
    const copied = await copyText(formatSimCode(this.simCode()));
    this.said.set(this.words.of(copied ? 'record.head.copied' : 'record.head.notCopied'));
    this.announcer.say(this.said());
  }
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
