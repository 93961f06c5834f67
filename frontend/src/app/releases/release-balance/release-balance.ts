import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  numberAttribute,
  resource,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BalanceFlow, BalanceRowDto, ExplainedMinorsDto } from '../../../api/models';
import { CountPipe, DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Loading } from '../../ui/loading';
import { ExplainedMinors } from '../explained-minors';
import { ReleaseCodes } from '../release-codes';
import { ReleasesClient } from '../releases-client';

const IN = ['entered', 'found_again', 'readmitted'] as const;
const OUT = ['of_age_documented', 'of_age_presumed_new_year', 'of_age_other', 'absconded', 'left'] as const;

/** What happened between the days of two releases: it closes to the unit, for Italy and for each region. */
@Component({
  selector: 'sim-release-balance',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DayPipe, ExplainedMinors, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './release-balance.html',
})
export class ReleaseBalance {
  private readonly client = inject(ReleasesClient);
  private readonly words = inject(Words);
  private readonly codes = inject(ReleaseCodes);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });
  readonly to = input.required({ transform: numberAttribute });

  protected readonly problemOf = problemOf;
  protected readonly inflows = IN;
  protected readonly outflows = OUT;
  protected readonly balance = resource({
    params: () => ({ id: this.id(), to: this.to() }),
    loader: ({ params }) => this.client.balance(params.id, params.to),
  });
  protected readonly opened = signal<{ heading: string; ask: () => Promise<ExplainedMinorsDto> } | null>(null);
  protected readonly regions = computed(() =>
    (this.balance.hasValue() ? this.balance.value().regions : [])
      .map((row) => ({ ...row, label: this.codes.nameOf('region', row.region) }))
      .sort((a, b) => b.after - a.after || a.label.localeCompare(b.label, 'it')),
  );

  protected ofAge({ outflows }: BalanceRowDto): number {
    return outflows.of_age_documented + outflows.of_age_presumed_new_year + outflows.of_age_other;
  }

  protected open(flow: BalanceFlow, region: string | null): void {
    const [id, to] = [this.id(), this.to()];
    const place = region === null ? '' : ` · ${this.codes.nameOf('region', region)}`;
    this.opened.set({
      heading: this.words.of(`releases.flows.${flow}`) + place,
      ask: () => this.client.movedMinors(id, to, flow, region),
    });
  }

  protected signed(count: number): string {
    return count === 0 ? '0' : `${count > 0 ? '+' : '−'}${Math.abs(count)}`;
  }
}
