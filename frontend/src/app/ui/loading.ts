import { ChangeDetectionStrategy, Component } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';

@Component({
  selector: 'sim-loading',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  template: `
    <div class="sim-loading" role="status">
      <div class="progress-spinner progress-spinner-active size-sm" aria-hidden="true"></div>
      <span>{{ 'ui.loading' | word }}</span>
    </div>
  `,
})
export class Loading {}
