import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export const TITLE_VERDICTS = ['confirmed', 'refused'] as const;
export type TitleVerdict = (typeof TITLE_VERDICTS)[number];

/** What the registry office found in the document by which somebody acts for a minor. */
export class TitleVerdictDto {
  @ApiProperty({ enum: [...TITLE_VERDICTS], enumName: 'TitleVerdict' })
  @IsIn(TITLE_VERDICTS)
  readonly verdict!: TitleVerdict;

  @ApiProperty({ required: false, maxLength: 2000, description: 'Why it is refused; required then' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly reason?: string;
}
