import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { giveCookies } from '../../platform/auth/session-cookie.js';
import { SessionDto, sessionDto } from '../../platform/auth/session.dto.js';
import { SessionService } from '../../platform/auth/session.service.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { Public } from '../../platform/http/route-access.js';
import {
  ApplicantConfirmationDto,
  ApplicantRegistrationAnswerDto,
  ApplicantRegistrationDto,
} from './applicants.dto.js';
import { RegistrationsService } from './registrations.service.js';

/** For who has no account yet. The token is in the body: addresses end in logs. */
@ApiTags('applicants')
@Controller('applicants')
export class ApplicantsController {
  constructor(
    private readonly registrations: RegistrationsService,
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('registrations')
  @Public()
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for an account as guardian, lawyer, community or former minor; a letter follows' })
  @ApiAcceptedResponse({ type: ApplicantRegistrationAnswerDto })
  registerApplicant(@Body() body: ApplicantRegistrationDto): Promise<ApplicantRegistrationAnswerDto> {
    return this.registrations.register(body);
  }

  /** Sets the password and signs in. */
  @Post('confirmations')
  @Public()
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm the address by the token of the letter' })
  @ApiOkResponse({ type: SessionDto })
  async confirmApplicant(
    @Body() { token, password }: ApplicantConfirmationDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionDto> {
    const opened = await this.sessions.open(await this.registrations.confirm(token, password));
    giveCookies(response, opened, this.config.secureCookies);
    return sessionDto(opened.session, await this.sessions.memberships(opened.session));
  }
}
