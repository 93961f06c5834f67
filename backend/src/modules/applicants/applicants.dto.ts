import { ApiProperty } from '@nestjs/swagger';
import { Equals, IsEmail, IsIn, IsOptional, IsString, Length, Matches, MaxLength, MinLength } from 'class-validator';

/** As what somebody may register; social services are users of their municipality. */
export const REGISTRATION_KINDS = ['guardian', 'lawyer', 'community', 'former_minor'] as const;
export type RegistrationKind = (typeof REGISTRATION_KINDS)[number];

export class ApplicantRegistrationDto {
  @ApiProperty({ maxLength: 100, description: 'Given and family name' })
  @IsString()
  @Length(3, 100)
  readonly displayName!: string;

  @ApiProperty({ format: 'email', maxLength: 80, description: 'The name at sign-in afterwards' })
  @IsEmail()
  @MaxLength(80)
  readonly email!: string;

  @ApiProperty({ enum: [...REGISTRATION_KINDS], enumName: 'RegistrationKind' })
  @IsIn(REGISTRATION_KINDS)
  readonly kind!: RegistrationKind;

  @ApiProperty({ required: false, maxLength: 200, description: 'Bar association, community or association' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly bodyName?: string;

  @ApiProperty({ required: false, maxLength: 30 })
  @IsOptional()
  @IsString()
  @Matches(/^[+\d][\d\s./()-]{4,29}$/)
  readonly phone?: string;

  @ApiProperty({ required: false, enum: ['it', 'en'], default: 'it', description: 'Language of the letter' })
  @IsOptional()
  @IsIn(['it', 'en'])
  readonly language: 'it' | 'en' = 'it';

  @ApiProperty({ description: 'The notice on the processing of personal data was read (art. 13 GDPR)' })
  @Equals(true)
  readonly privacy!: boolean;
}

/** The same answer for every address, known or not. */
export class ApplicantRegistrationAnswerDto {
  @ApiProperty({ description: 'Hours for which the link of the letter works' })
  readonly validHours!: number;
  @ApiProperty({ description: 'False where no mail server is set up: no letter will come' })
  readonly mail!: boolean;
}

export class ApplicantConfirmationDto {
  @ApiProperty()
  @Matches(/^[\w-]{43}$/)
  readonly token!: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  readonly password!: string;
}
