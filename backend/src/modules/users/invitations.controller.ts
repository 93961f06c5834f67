import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { giveCookies } from '../../platform/auth/session-cookie.js';
import { sessionDto, SessionDto } from '../../platform/auth/session.dto.js';
import { SessionService } from '../../platform/auth/session.service.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { Public } from '../../platform/http/route-access.js';
import { InvitationsService } from './invitations.service.js';
import { AcceptanceDto, InvitationDto, TokenDto } from './users.dto.js';

/** For who holds a link and has no session yet. The token is in the body: addresses end in logs. */
@ApiTags('invitations')
@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('look-up')
  @ApiOkResponse({ type: InvitationDto })
  @Public()
  @HttpCode(200)
  async lookUpInvitation(@Body() { token }: TokenDto): Promise<InvitationDto> {
    const { username, displayName, organisations, purpose, expiresAt } = await this.invitations.lookUp(token);
    return { username, displayName, organisations, purpose, expiresAt };
  }

  /** Sets the password and signs in. */
  @Post('acceptance')
  @ApiOkResponse({ type: SessionDto })
  @Public()
  @HttpCode(200)
  async acceptInvitation(
    @Body() { token, password }: AcceptanceDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionDto> {
    const opened = await this.sessions.open(await this.invitations.accept(token, password));
    giveCookies(response, opened, this.config.secureCookies);
    return sessionDto(opened.session, await this.sessions.memberships(opened.session));
  }
}
