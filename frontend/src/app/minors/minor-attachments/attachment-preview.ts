import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { AttachmentDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { PdfPreview } from '../../ui/pdf-preview';
import { contentAddress } from './attachments-client';

/** A file looked at without leaving the page. */
@Component({
  selector: 'sim-attachment-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Icon, PdfPreview, WordPipe],
  template: `
    <sim-dialog [heading]="attachment().title ?? attachment().name" (closed)="closed.emit()">
      <div class="sim-preview">
        @if (attachment().mediaType === 'application/pdf') {
          <sim-pdf-preview [address]="address()" />
        } @else if (failed()) {
          <p role="alert">{{ 'record.attachments.previewFailed' | word }}</p>
        } @else {
          <img [alt]="attachment().title ?? attachment().name" [src]="address()" (error)="failed.set(true)" />
        }
      </div>
      <p class="mt-3 mb-0">
        <a [href]="download()" download
          ><sim-icon name="download" size="sm" /> {{ 'record.attachments.download' | word }}</a
        >
      </p>
    </sim-dialog>
  `,
})
export class AttachmentPreview {
  readonly simCode = input.required<string>();
  readonly attachment = input.required<AttachmentDto>();
  readonly closed = output();

  protected readonly failed = signal(false);
  protected readonly address = computed(() => contentAddress(this.simCode(), this.attachment().id, 'inline'));
  protected readonly download = computed(() => contentAddress(this.simCode(), this.attachment().id, 'attachment'));
}
