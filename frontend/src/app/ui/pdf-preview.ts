import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  type OnDestroy,
  effect,
  input,
  signal,
  viewChild,
} from '@angular/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { WordPipe } from '../i18n/word-pipe';
import { Loading } from './loading';

const WIDEST_CSS_PX = 1000;

/** A PDF drawn page by page on a canvas: nothing in the file runs, links nor opens anything. The library is loaded when first needed. */
@Component({
  selector: 'sim-pdf-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, WordPipe],
  templateUrl: './pdf-preview.html',
})
export class PdfPreview implements OnDestroy {
  /** Its address, or its bytes where it has none. */
  readonly address = input.required<string | Uint8Array>();

  protected readonly document = signal<PDFDocumentProxy | null>(null);
  protected readonly page = signal(1);
  protected readonly failed = signal(false);
  private readonly canvas = viewChild<ElementRef<HTMLCanvasElement>>('canvas');
  private gone = false;

  constructor() {
    effect(() => void this.open(this.address()));
    effect(() => {
      const [document, canvas, page] = [this.document(), this.canvas(), this.page()];
      if (document && canvas) void this.draw(document, canvas.nativeElement, page);
    });
  }

  ngOnDestroy(): void {
    this.gone = true;
    void this.document()?.loadingTask.destroy();
  }

  protected turn(by: number): void {
    this.page.update((page) => Math.max(1, Math.min(this.document()?.numPages ?? 1, page + by)));
  }

  private async open(source: string | Uint8Array): Promise<void> {
    try {
      const pdf = await import('pdfjs-dist');
      pdf.GlobalWorkerOptions.workerSrc = new URL('pdf/pdf.worker.min.mjs', document.baseURI).href;
      const opened = await pdf.getDocument({
        ...(typeof source === 'string' ? { url: source } : { data: source }),
        enableXfa: false,
      }).promise;
      if (this.gone) await opened.loadingTask.destroy();
      else this.document.set(opened);
    } catch {
      this.failed.set(true);
    }
  }

  private async draw(document: PDFDocumentProxy, canvas: HTMLCanvasElement, number: number): Promise<void> {
    try {
      const page = await document.getPage(number);
      const natural = page.getViewport({ scale: 1 });
      const width = Math.min(WIDEST_CSS_PX, canvas.parentElement?.clientWidth ?? WIDEST_CSS_PX);
      const viewport = page.getViewport({ scale: (width / natural.width) * Math.min(2, window.devicePixelRatio) });
      canvas.width = viewport.width;
      canvas.height = viewport.height;
      await page.render({ canvas, viewport }).promise;
    } catch {
      this.failed.set(true);
    }
  }
}
