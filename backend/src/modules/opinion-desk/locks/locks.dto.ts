import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

/** Who has a request open at the desk. */
export class DeskLockDto {
  @ApiProperty({ description: 'Name of the officer' })
  readonly holder!: string;
  @ApiProperty({ description: 'Whether it is the reader' })
  readonly mine!: boolean;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly takenAt!: Date | string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'From then on the request is free, without a sign of life',
  })
  readonly expiresAt!: Date | string;
}

/** The lock in force. */
export class DeskLockAnswerDto {
  @ApiProperty({ type: DeskLockDto, nullable: true, description: 'Null: the request is free' })
  readonly lock!: DeskLockDto | null;
}

export class LockTakeOverDto {
  @ApiProperty({ description: 'Why the request is taken from its holder', minLength: 5, maxLength: 500 })
  @IsString()
  @Length(5, 500)
  readonly reason!: string;
}
