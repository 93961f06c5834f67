import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ACCESS_KINDS, type AccessKind } from '../../domain/access-kind.js';

const TEXT = { type: String, nullable: true } as const;

export class AccessQuery {
  @ApiPropertyOptional({ enum: [...ACCESS_KINDS], enumName: 'AccessKind' })
  @IsOptional()
  @IsIn([...ACCESS_KINDS])
  readonly kind?: AccessKind;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit?: number;
}

/** One act on a record. */
export class AccessDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;
  @ApiProperty({ enum: [...ACCESS_KINDS], enumName: 'AccessKind' })
  readonly kind!: AccessKind;
  @ApiProperty({ description: 'resource.verb, as in the trail' })
  readonly action!: string;
  @ApiProperty({ ...TEXT, description: 'Who; null: the system, or a person of another body' })
  readonly person!: string | null;
  @ApiProperty({ ...TEXT, description: 'On behalf of which body; null: the system' })
  readonly organisation!: string | null;
  @ApiProperty({ ...TEXT, description: 'What for, where it was asked' })
  readonly purpose!: string | null;
}

export class AccessPageDto {
  @ApiProperty({ type: [AccessDto], description: 'Newest first' })
  readonly items!: readonly AccessDto[];
  @ApiProperty(TEXT)
  readonly nextCursor!: string | null;
}

/** What a printed sheet says of itself. */
export class PrintDto {
  @ApiProperty({ format: 'date-time' })
  readonly printedAt!: string;
  @ApiProperty(TEXT)
  readonly person!: string | null;
  @ApiProperty(TEXT)
  readonly organisation!: string | null;
}
