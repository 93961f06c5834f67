import { StreamableFile } from '@nestjs/common';

/** A file made for the caller: the browser keeps it under its name. */
export interface Download {
  /** ASCII, without quotes. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

export const asDownload = ({ name, mediaType, content }: Download): StreamableFile =>
  new StreamableFile(content, {
    type: mediaType,
    disposition: `attachment; filename="${name}"`,
    length: content.length,
  });
