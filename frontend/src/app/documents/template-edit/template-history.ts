import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { diffWordsWithSpace } from 'diff';
import type { DocumentTemplateDto, TemplateVersionDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';

/** Every version of a text, newest first, with what it changed. */
@Component({
  selector: 'sim-template-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, InstantPipe, WordPipe],
  templateUrl: './template-history.html',
})
export class TemplateHistory {
  readonly template = input.required<DocumentTemplateDto>();
  readonly restorable = input.required<boolean>();
  readonly restored = output<TemplateVersionDto>();

  protected readonly rows = computed(() => {
    const { versions, inForce } = this.template();
    return versions.map((version, index) => {
      const former = versions[index + 1];
      return {
        version,
        former,
        state:
          version.version === inForce
            ? ('inForce' as const)
            : version.version > (inForce ?? 0)
              ? ('planned' as const)
              : null,
        changes: former ? diffWordsWithSpace(wholeText(former), wholeText(version)) : [],
      };
    });
  });
}

const wholeText = ({ title, body }: TemplateVersionDto): string => `${title}\n\n${body}`;
