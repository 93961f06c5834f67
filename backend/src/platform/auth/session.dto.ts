import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, MaxLength, MinLength } from 'class-validator';
import { ORGANISATION_KINDS, type OrganisationKind, type Role, ROLES } from '../../domain/codes.js';
import { type Permission, PERMISSIONS, ROLE_PERMISSIONS } from '../../domain/permission.js';
import type { Membership, OpenSession } from './session.types.js';

export const LONGEST_USERNAME = 80;
export const LONGEST_PASSWORD = 200;

export class SignInDto {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_USERNAME)
  readonly username!: string;

  @ApiProperty({ format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_PASSWORD)
  readonly password!: string;
}

export class SwitchMembershipDto {
  @ApiProperty()
  @IsInt()
  readonly membershipId!: number;
}

export class SessionUserDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly username!: string;
  @ApiProperty()
  readonly displayName!: string;
}

export class SessionOrganisationDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: [...ORGANISATION_KINDS.codes], enumName: 'OrganisationKind' })
  readonly kind!: OrganisationKind;
  @ApiProperty({ type: String, nullable: true, description: 'Code of the facility; null for other bodies' })
  readonly facilityCode!: string | null;
}

export class MembershipDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...ROLES.codes], enumName: 'Role' })
  readonly role!: Role;
  @ApiProperty()
  readonly organisation!: SessionOrganisationDto;
}

/** Who is signed in, for whom they act, and what they may ask for. */
export class SessionDto {
  @ApiProperty()
  readonly user!: SessionUserDto;
  @ApiProperty()
  readonly membership!: MembershipDto;
  @ApiProperty({ type: [MembershipDto] })
  readonly memberships!: readonly MembershipDto[];
  @ApiProperty({ enum: [...PERMISSIONS], enumName: 'Permission', isArray: true })
  readonly permissions!: readonly Permission[];
}

export function sessionDto({ user, membership }: OpenSession, memberships: readonly Membership[]): SessionDto {
  return {
    user,
    membership: membershipDto(membership),
    memberships: memberships.map(membershipDto),
    permissions: ROLE_PERMISSIONS[membership.role],
  };
}

const membershipDto = ({ id, role, organisation }: Membership): MembershipDto => ({ id, role, organisation });
