import { StreamableFile } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { Response } from 'express';
import type { Readable } from 'node:stream';

/** Whatever a file holds, it runs nothing, loads nothing and speaks to nobody. */
const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'; sandbox";

export class ContentQuery {
  @ApiPropertyOptional({
    enum: ['attachment', 'inline'],
    default: 'attachment',
    description: 'inline: to be looked at; attachment: to be saved',
  })
  @IsOptional()
  @IsIn(['attachment', 'inline'])
  readonly disposition?: 'attachment' | 'inline';
}

/** A file that somebody uploaded, on its way back: to be saved under its name, or looked at in a sandbox. */
export function answerWithFile(
  response: Response,
  { name, mediaType, bytes }: { readonly name: string; readonly mediaType: string; readonly bytes: number },
  content: Readable,
  toBeSaved: boolean,
): StreamableFile {
  response.setHeader('Content-Security-Policy', SANDBOX);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (toBeSaved) response.attachment(name);
  else response.setHeader('Content-Disposition', 'inline');
  return new StreamableFile(content, { type: mediaType, length: bytes });
}
