import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Loading } from '../../ui/loading';
import { BoardClient } from './board-client';
import { PlacesPipe } from './places-pipe';

/** The facilities of the territory, each with its places and its last night: where one starts from who follows several. */
@Component({
  selector: 'sim-own-facilities',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, PlacesPipe, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './own-facilities.html',
})
export class OwnFacilities {
  private readonly client = inject(BoardClient);

  /** The page that opens the chosen facility. */
  readonly path = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly facilities = resource({ loader: () => this.client.own('') });
}
