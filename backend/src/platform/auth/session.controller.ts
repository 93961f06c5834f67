import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { DomainProblem } from '../../domain/problem.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import type { SimRequest } from '../http/request-context.js';
import { Public, SignedIn } from '../http/route-access.js';
import { LocalAuthGuard } from './local-auth.guard.js';
import { giveCookies, takeCookies } from './session-cookie.js';
import { sessionDto, SessionDto, SignInDto, SwitchMembershipDto } from './session.dto.js';
import { SessionService } from './session.service.js';
import type { OpenSession } from './session.types.js';

@ApiTags('session')
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('session')
  @ApiOkResponse({ type: SessionDto })
  @Public()
  @UseGuards(LocalAuthGuard)
  @HttpCode(200)
  @ApiBody({ type: SignInDto })
  async signIn(
    @Req() request: SimRequest & { user: { userId: number } },
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionDto> {
    const opened = await this.sessions.open(request.user.userId);
    giveCookies(response, opened, this.config.secureCookies);
    return sessionDto(opened.session, await this.sessions.memberships(opened.session));
  }

  @Get('session')
  @ApiOkResponse({ type: SessionDto })
  @SignedIn()
  async readSession(@Req() request: SimRequest): Promise<SessionDto> {
    const session = sessionOf(request);
    return sessionDto(session, await this.sessions.memberships(session));
  }

  @Put('session/membership')
  @ApiOkResponse({ type: SessionDto })
  @SignedIn()
  async switchMembership(
    @Req() request: SimRequest,
    @Body() { membershipId }: SwitchMembershipDto,
  ): Promise<SessionDto> {
    const session = await this.sessions.switchMembership(sessionOf(request), membershipId);
    return sessionDto(session, await this.sessions.memberships(session));
  }

  @Delete('session')
  @SignedIn()
  @HttpCode(204)
  async signOut(@Req() request: SimRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.close(sessionOf(request));
    takeCookies(response, this.config.secureCookies);
  }

  @Delete('sessions')
  @SignedIn()
  @HttpCode(204)
  async signOutEverywhere(@Req() request: SimRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.closeAll(sessionOf(request));
    takeCookies(response, this.config.secureCookies);
  }
}

function sessionOf(request: SimRequest): OpenSession {
  if (request.simSession === undefined) throw new DomainProblem('unauthenticated');
  return request.simSession;
}
