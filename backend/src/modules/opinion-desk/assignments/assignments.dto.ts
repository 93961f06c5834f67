import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsPositive,
  ValidateNested,
} from 'class-validator';

/** As many as the list shows at once. */
const MOST = 100;

/** An officer with the work that is open. */
export class OfficerLoadDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ description: 'Open requests' })
  readonly openRequests!: number;
  @ApiProperty({
    description: 'Their weights added: 4 overdue, of age or within 5 days; 3 within 15; 2 ordinary; 1 suspended',
  })
  readonly weight!: number;
}

export class AssignmentDto {
  @ApiProperty()
  @IsInt()
  @IsPositive()
  readonly requestId!: number;

  @ApiProperty()
  @IsInt()
  @IsPositive()
  readonly officerId!: number;
}

export class AssignmentPreviewDto {
  @ApiProperty({ type: [Number], minItems: 1, maxItems: MOST })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ArrayUnique()
  @IsInt({ each: true })
  @IsPositive({ each: true })
  readonly requestIds!: readonly number[];

  @ApiProperty({ type: [Number], required: false, description: 'Officers among whom to share; all when missing' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @IsInt({ each: true })
  @IsPositive({ each: true })
  readonly officerIds?: readonly number[];
}

export class AssignmentsDto {
  @ApiProperty({ type: [AssignmentDto], minItems: 1, maxItems: MOST, description: 'All or none' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ArrayUnique(({ requestId }: AssignmentDto) => requestId)
  @ValidateNested({ each: true })
  @Type(() => AssignmentDto)
  readonly assignments!: readonly AssignmentDto[];
}

export class AssignedDto {
  @ApiProperty({ description: 'Requests assigned' })
  readonly assigned!: number;
}
