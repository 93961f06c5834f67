import { ChangeDetectionStrategy, Component } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';

/** The declaration that law 4/2004, art. 3-quater, asks of every public service on line. */
@Component({
  selector: 'sim-accessibility-declaration',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  templateUrl: './accessibility-declaration.html',
})
export class AccessibilityDeclaration {
  protected readonly sections = ['state', 'method', 'limits', 'feedback'] as const;
}
