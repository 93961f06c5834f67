import { ChangeDetectionStrategy, Component, inject, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DashboardDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { ExplorerClient } from '../explorer-client';
import { KeepDialog, type KeptName } from '../kept/keep-dialog';

/** Dashboards: one's own, and those that colleagues share. */
@Component({
  selector: 'sim-board-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [KeepDialog, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './board-list.html',
})
export class BoardList {
  private readonly client = inject(ExplorerClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);

  protected readonly problemOf = problemOf;
  protected readonly boards = resource({ loader: () => this.client.dashboards() });
  protected readonly creating = signal(false);

  protected readonly create = async (named: KeptName, key: string): Promise<void> => {
    const { id, name } = await this.client.addDashboard({ ...named, tiles: [] }, key);
    this.announcer.say(this.words.of('explorer.boards.created', { name }));
    await this.router.navigate(['/dashboards', id]);
  };

  protected authorOf({ own, shared, author }: DashboardDto): string {
    return own ? this.words.of(shared ? 'explorer.saved.mineShared' : 'explorer.saved.mine') : author;
  }
}
