import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { EXPLORER_FORMS, type ExplorerForm } from './explorer-form.js';
import { ExplorerQuestionDto } from './explorer.dto.js';

const FORM = { enum: [...EXPLORER_FORMS], enumName: 'ExplorerForm' } as const;

/** What has a name and may be shared within the organisation. */
class KeptContentDto {
  @ApiProperty({ minLength: 1, maxLength: 80 })
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  readonly name!: string;

  @ApiPropertyOptional({ default: false, description: 'Whether colleagues of the organisation see it too' })
  @IsOptional()
  @IsBoolean()
  readonly shared?: boolean;
}

export class SavedQuestionContentDto extends KeptContentDto {
  @ApiProperty({ type: ExplorerQuestionDto })
  @ValidateNested()
  @Type(() => ExplorerQuestionDto)
  readonly question!: ExplorerQuestionDto;

  @ApiProperty(FORM)
  @IsIn([...EXPLORER_FORMS])
  readonly form!: ExplorerForm;
}

export class DashboardTileDto {
  @ApiProperty({ minLength: 1, maxLength: 80 })
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  readonly title!: string;

  @ApiProperty({ type: ExplorerQuestionDto })
  @ValidateNested()
  @Type(() => ExplorerQuestionDto)
  readonly question!: ExplorerQuestionDto;

  @ApiProperty(FORM)
  @IsIn([...EXPLORER_FORMS])
  readonly form!: ExplorerForm;
}

export class DashboardContentDto extends KeptContentDto {
  @ApiProperty({ type: [DashboardTileDto], maxItems: 12, description: 'In their order on the page' })
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => DashboardTileDto)
  readonly tiles!: readonly DashboardTileDto[];
}

class KeptDto {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly shared!: boolean;
  @ApiProperty({ description: 'Made by the reader, who may change it' })
  readonly own!: boolean;
  @ApiProperty({ description: 'Who made it' })
  readonly author!: string;
  @ApiProperty({ type: 'integer', description: 'Version to be named in If-Match' })
  readonly version!: number;
}

export class SavedQuestionDto extends KeptDto {
  @ApiProperty({ type: ExplorerQuestionDto })
  readonly question!: ExplorerQuestionDto;
  @ApiProperty(FORM)
  readonly form!: ExplorerForm;
}

export class DashboardDto extends KeptDto {
  @ApiProperty({ type: [DashboardTileDto] })
  readonly tiles!: readonly DashboardTileDto[];
}
