import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  output,
  resource,
  type OnInit,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { DashboardDto, DashboardTileDto, ExplorerForm, ExplorerQuestionDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { filled } from '../../ui/validators';
import { ExplorerClient } from '../explorer-client';

const MOST_CARDS = 12;
const LONGEST_TITLE = 80;

/** Puts a question on a dashboard of one's own, or on a new one. */
@Component({
  selector: 'sim-put-on-board',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, Loading, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './put-on-board.html',
})
export class PutOnBoard implements OnInit {
  private readonly client = inject(ExplorerClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly question = input.required<ExplorerQuestionDto>();
  readonly form = input.required<ExplorerForm>();
  /** Title of the card to start from. */
  readonly title = input.required<string>();
  readonly closed = output();
  readonly put = output<DashboardDto>();

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly fields = inject(NonNullableFormBuilder).group({
    board: '',
    name: '',
    title: ['', filled],
  });
  private readonly value = toSignal(this.fields.valueChanges, { initialValue: this.fields.value });
  protected readonly boards = resource({ loader: () => this.client.dashboards() });
  protected readonly own = computed(() =>
    (this.boards.hasValue() ? this.boards.value() : []).filter((board) => board.own),
  );
  protected readonly chosen = computed(() => this.own().find(({ id }) => String(id) === this.value().board) ?? null);
  protected readonly full = computed(() => (this.chosen()?.tiles.length ?? 0) >= MOST_CARDS);

  ngOnInit(): void {
    this.fields.controls.title.reset(this.title().slice(0, LONGEST_TITLE));
  }

  protected async save(): Promise<void> {
    const { name, title } = this.fields.controls;
    const board = this.chosen();
    this.fields.markAllAsTouched();
    name.setErrors(board === null && name.value.trim() === '' ? { required: true } : null);
    if (this.fields.invalid || this.full()) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const tile = { title: title.value.trim(), question: this.question(), form: this.form() };
    const done = await this.submission.run(async () => {
      this.put.emit(await this.keep(board, name.value.trim(), tile));
    });
    if (!done) focusInvalid(this.host.nativeElement);
  }

  private keep(board: DashboardDto | null, name: string, tile: DashboardTileDto): Promise<DashboardDto> {
    if (board === null) {
      const body = { name, tiles: [tile] };
      return this.client.addDashboard(body, this.submission.keyFor(body));
    }
    const { name: former, shared, tiles } = board;
    return this.client.changeDashboard(board, { name: former, shared, tiles: [...tiles, tile] });
  }
}
