import { ApiPropertyOptional } from '@nestjs/swagger';
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
  readonly code!: string;
  readonly istatCode!: string;
  readonly name!: string;
}

export class ProvinceDto implements Province {
  readonly istatCode!: string;
  readonly sigla!: string;
  readonly name!: string;
  readonly regionCode!: string;
  readonly prefectureCode!: string;
}

export class MunicipalityDto implements Omit<Municipality, 'validFrom' | 'validUntil'> {
  readonly id!: number;
  readonly istatCode!: string;
  readonly belfiore!: string | null;
  readonly name!: string;
  readonly province!: string;
  readonly regionCode!: string;
  readonly prefectureCode!: string;
  readonly validFrom!: string | null;
  readonly validUntil!: string | null;
}

export class CountryDto implements Country {
  readonly alpha3!: string;
  readonly alpha2!: string | null;
  readonly istatCode!: string | null;
  readonly nameIt!: string;
  readonly nameEn!: string;
  readonly reportName!: string;
  readonly continent!: string | null;
  readonly euMember!: boolean;
}
