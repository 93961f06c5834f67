import { ChangeDetectionStrategy, Component } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';

/** What the opinion is for, and how one comes to it. */
@Component({
  selector: 'sim-opinion-explained',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  templateUrl: './opinion-explained.html',
})
export class OpinionExplained {
  protected readonly steps = ['fill', 'file', 'examine', 'answer'] as const;
}
