import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';

/** A stage of queued work, in its order. */
export interface Stage {
  readonly name: string;
  readonly current: boolean;
}

/** How far queued work has come: its stages in their order, those before the current one done. */
@Component({
  selector: 'sim-stages',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  templateUrl: './stages.html',
})
export class Stages {
  readonly label = input.required<string>();
  readonly stages = input.required<readonly Stage[]>();

  protected readonly shown = computed(() => {
    const stages = this.stages();
    const current = stages.findIndex((stage) => stage.current);
    return stages.map(({ name }, place) => ({
      name,
      state: place === current ? ('current' as const) : place < current ? ('done' as const) : ('ahead' as const),
    }));
  });
}
