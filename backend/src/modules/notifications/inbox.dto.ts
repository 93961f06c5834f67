import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { NOTIFICATION_TOPICS, type NotificationTopic } from '../../domain/notification.js';

const TOPICS = [...NOTIFICATION_TOPICS];
const LANGUAGES = ['it', 'en'] as const;

export class PagedQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit?: number;
}

export class InboxQuery extends PagedQuery {
  @ApiPropertyOptional({ description: 'Only what was not read yet' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly unread?: boolean;
}

export class InboxItemDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: TOPICS, enumName: 'NotificationTopic' })
  readonly topic!: NotificationTopic;
  @ApiProperty({ description: 'Number of the request or document' })
  readonly number!: string;
  @ApiProperty({ description: 'Page within SIM' })
  readonly link!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly dueOn!: string | null;
  @ApiProperty()
  readonly at!: Date;
  @ApiProperty({ type: Date, nullable: true })
  readonly readAt!: Date | null;
}

export class NotificationTotalDto {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class InboxPageDto {
  @ApiProperty({ type: [InboxItemDto] })
  readonly items!: readonly InboxItemDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: NotificationTotalDto;
}

export class InboxUnreadDto {
  @ApiProperty()
  readonly count!: number;
}

export class NotificationSettingsDto {
  @ApiProperty({ enum: LANGUAGES, enumName: 'LetterLanguage', description: 'Language of the letters' })
  @IsIn(LANGUAGES)
  readonly language!: 'it' | 'en';

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Certified e-mail address' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  readonly pec?: string | null;
}
