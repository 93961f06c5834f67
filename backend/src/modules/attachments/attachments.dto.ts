import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import {
  ATTACHMENT_KINDS,
  ATTACHMENT_MEDIA_TYPES,
  type AttachmentKind,
  type AttachmentMediaType,
  SCAN_STATES,
  type ScanState,
} from '../../domain/attachment.js';

const TEXT = { type: String, nullable: true } as const;

export class AttachmentDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...ATTACHMENT_KINDS], enumName: 'AttachmentKind' })
  readonly kind!: AttachmentKind;
  @ApiProperty({ ...TEXT, description: 'What people call it' })
  readonly title!: string | null;
  @ApiProperty({ description: 'Name of the file, with the ending of its content' })
  readonly name!: string;
  @ApiProperty({ enum: [...ATTACHMENT_MEDIA_TYPES], enumName: 'AttachmentMediaType' })
  readonly mediaType!: AttachmentMediaType;
  @ApiProperty()
  readonly bytes!: number;
  @ApiProperty({ description: 'SHA-256 of the content, hexadecimal' })
  readonly sha256!: string;
  @ApiProperty({ enum: [...SCAN_STATES], enumName: 'ScanState', description: 'What the virus scanner said' })
  readonly scanState!: ScanState;
  @ApiProperty({ description: 'Whether browsers can show it' })
  readonly previewable!: boolean;
  @ApiProperty({ format: 'date-time' })
  readonly uploadedAt!: string;
  @ApiProperty({ ...TEXT, description: 'Null: a person of another body' })
  readonly uploadedBy!: string | null;
  @ApiProperty(TEXT)
  readonly organisation!: string | null;
  @ApiProperty({ ...TEXT, format: 'date-time', description: 'Since when it is no longer part of the record' })
  readonly withdrawnAt!: string | null;
  @ApiProperty(TEXT)
  readonly withdrawnBy!: string | null;
  @ApiProperty(TEXT)
  readonly withdrawnReason!: string | null;
}

export class AttachmentListDto {
  @ApiProperty({ type: [AttachmentDto], description: 'Newest first, those withdrawn last' })
  readonly items!: readonly AttachmentDto[];
  @ApiProperty({ description: 'Largest file, in bytes' })
  readonly maxBytes!: number;
  @ApiProperty({ enum: [...ATTACHMENT_MEDIA_TYPES], enumName: 'AttachmentMediaType', isArray: true })
  readonly mediaTypes!: readonly AttachmentMediaType[];
  @ApiProperty({ description: 'Whether a virus scanner looks at new files' })
  readonly scanned!: boolean;
}

/** The form of an upload, for the description of the API only. */
export class AttachmentFormDto {
  @ApiProperty({ enum: [...ATTACHMENT_KINDS], enumName: 'AttachmentKind' })
  readonly kind!: AttachmentKind;
  @ApiPropertyOptional({ maxLength: 100 })
  readonly title?: string;
  @ApiProperty({ type: 'string', format: 'binary' })
  readonly file!: unknown;
}

export class WithdrawalDto {
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @Length(5, 500)
  readonly reason!: string;
}
