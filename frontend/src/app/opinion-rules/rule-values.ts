import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OpinionRuleValuesDto } from '../../api/models';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { RULE_LINES, changedLines, ruleText } from './rule-lines';

/** A version in words, beside another where there is one: what differs is marked, not by colour alone. */
@Component({
  selector: 'sim-rule-values',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  templateUrl: './rule-values.html',
})
export class RuleValues {
  private readonly words = inject(Words);

  readonly caption = input.required<string>();
  readonly rule = input.required<OpinionRuleValuesDto>();
  readonly former = input<OpinionRuleValuesDto | null>(null);
  /** Only what differs. */
  readonly onlyChanges = input(false);

  protected readonly rows = computed(() => {
    const [rule, former, onlyChanges] = [this.rule(), this.former(), this.onlyChanges()];
    const changed = former === null ? [] : changedLines(this.words, former, rule);
    return RULE_LINES.filter((line) => !onlyChanges || changed.includes(line)).map((line) => ({
      line,
      text: ruleText(this.words, line, rule),
      before: former === null ? '' : ruleText(this.words, line, former),
      changed: changed.includes(line),
    }));
  });
}
