import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Public } from '../../../platform/http/route-access.js';
import { VerificationService } from './verification.service.js';

export class VerificationRequestDto {
  @ApiProperty({ example: '2026/000123' })
  @IsString()
  @MaxLength(60)
  readonly number!: string;
  @ApiProperty({ example: 'ABCDE-FGHJK-MNPQR-STVWX' })
  @IsString()
  @MaxLength(60)
  readonly code!: string;
}

export class VerificationDto {
  @ApiProperty()
  readonly valid!: boolean;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Day of the document; null unless valid' })
  readonly dated!: string | null;
}

/** For whoever holds a document (the Questura), without a session. Number and code are in the body: addresses end in logs. */
@ApiTags('verification')
@Controller('verification')
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: VerificationDto })
  verifyDocument(@Body() { number, code }: VerificationRequestDto): Promise<VerificationDto> {
    return this.verification.verify(number, code);
  }
}
