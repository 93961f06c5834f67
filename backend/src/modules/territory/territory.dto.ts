import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Country, Municipality, Province, Region } from './territory.repository.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class OnDayQuery {
  @ApiPropertyOptional({ format: 'date', description: 'Day of the list; today when missing' })
  @IsOptional()
  @Matches(DAY)
  readonly on?: string;
}

export class MunicipalityQuery extends OnDayQuery {
  @ApiPropertyOptional({ description: 'Part of the name, or the whole ISTAT or Belfiore code' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly query?: string;
}

export class RegionDto implements Region {
  /** NUTS 2 code. */
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly istatCode!: string;
  @ApiProperty()
  readonly name!: string;
}

export class ProvinceDto implements Province {
  @ApiProperty()
  readonly istatCode!: string;
  @ApiProperty()
  readonly sigla!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly regionCode!: string;
  @ApiProperty()
  readonly prefectureCode!: string;
}

export class MunicipalityDto implements Omit<Municipality, 'validFrom' | 'validUntil'> {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly istatCode!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly belfiore!: string | null;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly province!: string;
  @ApiProperty()
  readonly regionCode!: string;
  @ApiProperty()
  readonly prefectureCode!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly validFrom!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly validUntil!: string | null;
}

export class CountryDto implements Country {
  @ApiProperty()
  readonly alpha3!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly alpha2!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly istatCode!: string | null;
  @ApiProperty()
  readonly nameIt!: string;
  @ApiProperty()
  readonly nameEn!: string;
  @ApiProperty()
  readonly reportName!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly continent!: string | null;
  @ApiProperty()
  readonly euMember!: boolean;
}
