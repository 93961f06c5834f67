import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import {
  OBLIGATION_KINDS,
  OBLIGATION_STATES,
  type ObligationKind,
  type ObligationState,
} from '../../domain/obligation.js';

const OWNERS = ['person', 'organisation', 'role'] as const;
export type ObligationOwnerKind = (typeof OWNERS)[number];

const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

export class ObligationQuery {
  @ApiPropertyOptional({ description: 'Of the person who asks, of the body, or of the role in use' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  readonly mine?: boolean;

  @ApiPropertyOptional({ description: 'Only open ones whose day has passed' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  readonly overdue?: boolean;

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

export class ObligationDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...OBLIGATION_KINDS], enumName: 'ObligationKind' })
  readonly kind!: ObligationKind;
  @ApiProperty({ description: 'Number of the subject' })
  readonly number!: string;
  @ApiProperty({ description: 'Page within SIM' })
  readonly link!: string;
  @ApiProperty({ enum: [...OBLIGATION_STATES], enumName: 'ObligationState' })
  readonly state!: ObligationState;
  @ApiProperty({ format: 'date', description: 'Last day in time (Europe/Rome)' })
  readonly dueOn!: string;
  @ApiProperty({ description: 'Days to the last day; negative when it has passed' })
  readonly daysLeft!: number;
  @ApiProperty({ enum: [...OWNERS], enumName: 'ObligationOwnerKind' })
  readonly ownerKind!: ObligationOwnerKind;
  @ApiProperty({ type: String, nullable: true, description: 'Name of the person or of the body; code of the role' })
  readonly owner!: string | null;
  @ApiProperty({ description: 'Reminders sent for this day' })
  readonly reminders!: number;
}

export class ObligationTotalDto {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class ObligationPageDto {
  @ApiProperty({ type: [ObligationDto] })
  readonly items!: readonly ObligationDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: ObligationTotalDto;
}
