import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { ORGANISATION_KINDS, type OrganisationKind, type Role, ROLES } from '../../domain/codes.js';
import {
  USER_STATES,
  USER_STEPS,
  type UserState,
  type UserStep,
  type UserStepRefusal,
} from '../../domain/user-access.js';
import { LONGEST_PASSWORD, LONGEST_USERNAME } from '../../platform/auth/session.dto.js';
import type { InvitationPurpose } from './user-access.js';

const REFUSALS: UserStepRefusal[] = ['state', 'own_account', 'belongs_elsewhere', 'last_administrator'];
const PURPOSES: InvitationPurpose[] = ['first_access', 'password_reset'];
const CODE = /^[A-Za-z0-9._/-]{1,30}$/;
const NAME = /\S.*\S/u;

export class UserQuery {
  @ApiPropertyOptional({ description: 'Part of the name or of the user name' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly query?: string;

  @ApiPropertyOptional({ enum: [...USER_STATES], enumName: 'UserState' })
  @IsOptional()
  @IsIn([...USER_STATES])
  readonly state?: UserState;

  @ApiPropertyOptional({ enum: [...ROLES.codes], enumName: 'Role' })
  @IsOptional()
  @IsIn([...ROLES.codes])
  readonly role?: Role;

  @ApiPropertyOptional({ description: 'Only persons with an access that is overdue for review' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
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

export class UserScopeQuery {
  @ApiProperty({ enum: [...ROLES.codes], enumName: 'Role' })
  @IsIn([...ROLES.codes])
  readonly role!: Role;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly query?: string;
}

export class UserScopeDto {
  @ApiProperty({ description: 'Region code, prefecture code, ISTAT code or facility code, by role' })
  readonly scope!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly detail!: string;
}

export class UserOrganisationDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: [...ORGANISATION_KINDS.codes], enumName: 'OrganisationKind' })
  readonly kind!: OrganisationKind;
}

export class UserMembershipDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...ROLES.codes], enumName: 'Role' })
  readonly role!: Role;
  @ApiProperty()
  readonly organisation!: UserOrganisationDto;
  @ApiProperty()
  readonly grantedAt!: Date;
  @ApiProperty({ type: Date, nullable: true })
  readonly reviewedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true })
  readonly reviewedByName!: string | null;
  @ApiProperty({ format: 'date' })
  readonly reviewDueOn!: string;
  @ApiProperty()
  readonly overdue!: boolean;
}

export class UserDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly username!: string;
  @ApiProperty()
  readonly displayName!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly email!: string | null;
  @ApiProperty({ enum: [...USER_STATES], enumName: 'UserState' })
  readonly state!: UserState;
  @ApiProperty({ type: Date, nullable: true })
  readonly lastSignInAt!: Date | null;
  @ApiProperty({ type: [UserMembershipDto] })
  readonly memberships!: readonly UserMembershipDto[];
}

export class UserTotalDto {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class UserPageDto {
  @ApiProperty({ type: [UserDto] })
  readonly items!: readonly UserDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: UserTotalDto;
}

export class UserInvitationDto {
  @ApiProperty({ enum: PURPOSES, enumName: 'InvitationPurpose' })
  readonly purpose!: InvitationPurpose;
  @ApiProperty()
  readonly createdAt!: Date;
  @ApiProperty()
  readonly expiresAt!: Date;
}

export class UserStepDto {
  @ApiProperty({ enum: [...USER_STEPS], enumName: 'UserStep' })
  readonly step!: UserStep;
  @ApiProperty()
  readonly open!: boolean;
  @ApiProperty({ enum: REFUSALS, enumName: 'UserStepRefusal', nullable: true })
  readonly why!: UserStepRefusal | null;
}

export class UserDetailDto extends UserDto {
  @ApiProperty()
  readonly createdAt!: Date;
  @ApiProperty({ type: Date, nullable: true })
  readonly disabledAt!: Date | null;
  @ApiProperty({ type: String, nullable: true })
  readonly disabledReason!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly disabledByName!: string | null;
  @ApiProperty({ description: 'False: the person also works for a body that the caller does not manage' })
  readonly whollyManaged!: boolean;
  @ApiProperty({ type: UserInvitationDto, nullable: true })
  readonly invitation!: UserInvitationDto | null;
  @ApiProperty({ type: [UserStepDto] })
  readonly steps!: readonly UserStepDto[];
}

export class GrantDto {
  @ApiProperty({ enum: [...ROLES.codes], enumName: 'Role' })
  @IsIn([...ROLES.codes])
  readonly role!: Role;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'By role; none for the Directorate-General' })
  @IsOptional()
  @Matches(CODE)
  readonly scope?: string | null;
}

export class NewUserDto extends GrantDto {
  @ApiProperty({ minLength: 3, maxLength: LONGEST_USERNAME })
  @IsString()
  @MaxLength(LONGEST_USERNAME)
  readonly username!: string;

  @ApiProperty()
  @Matches(NAME)
  @MaxLength(120)
  readonly displayName!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  readonly email?: string | null;
}

export class InvitationLinkDto {
  @ApiProperty({ description: 'Address within SIM; shown once' })
  readonly path!: string;
  @ApiProperty({ enum: PURPOSES, enumName: 'InvitationPurpose' })
  readonly purpose!: InvitationPurpose;
  @ApiProperty()
  readonly expiresAt!: Date;
  @ApiProperty({ enum: ['mail', 'hand_over'], enumName: 'LinkDelivery' })
  readonly delivery!: 'mail' | 'hand_over';
}

export class InvitedUserDto {
  @ApiProperty()
  readonly user!: UserDetailDto;
  @ApiProperty()
  readonly invitation!: InvitationLinkDto;
}

export class SuspensionDto {
  @ApiProperty({ minLength: 5, maxLength: 500 })
  @Matches(NAME)
  @MinLength(5)
  @MaxLength(500)
  readonly reason!: string;
}

export class ReviewDto {
  @ApiProperty({ type: [Number] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  readonly membershipIds!: readonly number[];
}

export class ReviewedDto {
  @ApiProperty()
  readonly confirmed!: number;
}

export class TokenDto {
  @ApiProperty()
  @Matches(/^[\w-]{20,100}$/)
  readonly token!: string;
}

export class AcceptanceDto extends TokenDto {
  @ApiProperty({ format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_PASSWORD)
  readonly password!: string;
}

export class InvitationDto {
  @ApiProperty()
  readonly username!: string;
  @ApiProperty()
  readonly displayName!: string;
  @ApiProperty({ type: [String] })
  readonly organisations!: readonly string[];
  @ApiProperty({ enum: PURPOSES, enumName: 'InvitationPurpose' })
  readonly purpose!: InvitationPurpose;
  @ApiProperty()
  readonly expiresAt!: Date;
}
