import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ProposalState as State } from '../../api/models';
import { Words } from '../i18n/words';

/** The state of a proposal in words; the colour only repeats them. */
@Component({
  selector: 'sim-proposal-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span [class]="'sim-proposal sim-proposal-' + state()">{{ word() }}</span>`,
})
export class ProposalState {
  private readonly words = inject(Words);

  readonly state = input.required<State>();

  protected readonly word = computed(() => this.words.of(`transfers.states.${this.state()}`));
}
