import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { DashboardDto, DashboardTileDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { ExplorerClient } from '../explorer-client';
import { KeepDialog, type KeptName } from '../kept/keep-dialog';
import { RemoveDialog } from '../kept/remove-dialog';
import { BoardCard } from './board-card';
import { keyed, moved } from './board-cards';

/** A dashboard with its cards. Its maker moves and takes them away by buttons, each change kept at once. */
@Component({
  selector: 'sim-board-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BoardCard, KeepDialog, Loading, ProblemAlert, RemoveDialog, RouterLink, WordPipe],
  templateUrl: './board-page.html',
})
export class BoardPage {
  private readonly client = inject(ExplorerClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);

  /** From the address. */
  readonly id = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly read = resource({
    params: () => Number(this.id()),
    loader: ({ params }) => this.client.dashboard(params),
  });
  /** As it was read, or as the last change left it. */
  protected readonly board = linkedSignal<DashboardDto | null>(() => (this.read.hasValue() ? this.read.value() : null));
  protected readonly cards = computed(() => keyed(this.board()?.tiles ?? []));
  protected readonly arranging = signal(false);
  protected readonly open = signal<'edit' | 'remove' | null>(null);

  protected readonly rename =
    (board: DashboardDto) =>
    async (named: KeptName): Promise<void> => {
      this.board.set(await this.client.changeDashboard(board, { ...named, tiles: board.tiles }));
    };

  protected readonly remove = (board: DashboardDto) => (): Promise<void> => this.client.removeDashboard(board);

  protected async removed({ name }: DashboardDto): Promise<void> {
    this.open.set(null);
    this.announcer.say(this.words.of('explorer.boards.removed', { name }));
    await this.router.navigateByUrl('/dashboards');
  }

  protected async move(board: DashboardDto, from: number, to: number): Promise<void> {
    const tile = board.tiles[from];
    if (tile === undefined || to < 0 || to >= board.tiles.length) return;
    if (!(await this.keep(board, moved(board.tiles, from, to)))) return;
    const values = { title: tile.title, place: to + 1, count: board.tiles.length };
    this.announcer.say(this.words.of('explorer.boards.moved', values));
    // The card that moved keeps the focus, on the button that was pressed.
    focusOn(`card-${to}-${to < from ? 'earlier' : 'later'}`);
  }

  protected async take(board: DashboardDto, place: number): Promise<void> {
    const tile = board.tiles[place];
    if (tile === undefined) return;
    const tiles = board.tiles.filter((_, other) => other !== place);
    if (!(await this.keep(board, tiles))) return;
    this.announcer.say(this.words.of('explorer.boards.taken', { title: tile.title }));
    focusOn(tiles.length === 0 ? 'arrange' : `card-${Math.min(place, tiles.length - 1)}-take`);
  }

  private keep(board: DashboardDto, tiles: DashboardTileDto[]): Promise<boolean> {
    const { name, shared } = board;
    return this.submission.run(async () => {
      this.board.set(await this.client.changeDashboard(board, { name, shared, tiles }));
    });
  }
}

/** Once the cards are drawn again. */
function focusOn(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus());
}
