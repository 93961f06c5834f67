import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { LIST_COLUMNS, type ListColumn } from './list.columns.js';
import { MinorFilterQuery } from './minor-list.dto.js';

/** A list kept under a name. */
export class ListViewContentDto {
  @ApiProperty({ minLength: 1, maxLength: 60 })
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  readonly name!: string;

  @ApiPropertyOptional({ default: false, description: 'Whether colleagues of the organisation see it too' })
  @IsOptional()
  @IsBoolean()
  readonly shared?: boolean;

  @ApiProperty({ type: MinorFilterQuery })
  @ValidateNested()
  @Type(() => MinorFilterQuery)
  readonly filters!: MinorFilterQuery;

  @ApiProperty({ enum: [...LIST_COLUMNS], enumName: 'ListColumn', isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIST_COLUMNS.length)
  @ArrayUnique()
  @IsIn([...LIST_COLUMNS], { each: true })
  readonly columns!: readonly ListColumn[];
}

export class ListViewDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly shared!: boolean;
  @ApiProperty({ description: 'Made by the reader, who may change it' })
  readonly own!: boolean;
  @ApiProperty({ description: 'Who made it' })
  readonly author!: string;
  @ApiProperty({ type: MinorFilterQuery })
  readonly filters!: MinorFilterQuery;
  @ApiProperty({ enum: [...LIST_COLUMNS], enumName: 'ListColumn', isArray: true })
  readonly columns!: readonly ListColumn[];
  @ApiProperty({ description: 'Version to be named in If-Match' })
  readonly version!: number;
}
