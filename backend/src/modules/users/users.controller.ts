import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { entityTag } from '../../platform/http/entity-tag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Allow } from '../../platform/http/route-access.js';
import { type UserDetail, UserAccessService } from './user-access.service.js';
import {
  GrantDto,
  InvitationLinkDto,
  InvitedUserDto,
  NewUserDto,
  ReviewDto,
  ReviewedDto,
  SuspensionDto,
  UserDetailDto,
  UserPageDto,
  UserQuery,
  UserScopeDto,
  UserScopeQuery,
} from './users.dto.js';

const PAGE = 25;

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(
    private readonly access: UserAccessService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @ApiOkResponse({ type: UserPageDto })
  @Allow('user.manage')
  listUsers(@Query() { cursor, limit = PAGE, ...filter }: UserQuery): Promise<UserPageDto> {
    return this.access.page(filter, cursor, limit);
  }

  @Get('scopes')
  @ApiOkResponse({ type: [UserScopeDto] })
  @Allow('user.manage')
  listUserScopes(@Query() { role, query = '' }: UserScopeQuery): Promise<UserScopeDto[]> {
    return this.access.scopes(role, query);
  }

  @Post()
  @ApiCreatedResponse({ type: InvitedUserDto })
  @Allow('user.manage')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  async inviteUser(
    @Body() body: NewUserDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<InvitedUserDto> {
    const { scope = null, email = null, ...rest } = body;
    const { identity, repeated } = await this.idempotency.once(key, 'POST /api/users', body, () =>
      this.access.invite({ ...rest, displayName: rest.displayName.trim(), scope, email }),
    );
    response.setHeader('Location', `/api/users/${String(identity)}`);
    // The token is never stored: a request that is repeated gets a fresh link, and the lost one lets nobody in.
    const invitation = await (repeated ? this.access.issueLink(identity) : this.access.firstLink(identity));
    return { user: tagged(await this.access.get(identity), response), invitation };
  }

  @Post('reviews')
  @ApiOkResponse({ type: ReviewedDto })
  @Allow('user.manage')
  @HttpCode(200)
  async confirmAccess(@Body() { membershipIds }: ReviewDto): Promise<ReviewedDto> {
    return { confirmed: await this.access.confirm(membershipIds) };
  }

  @Get(':id')
  @ApiOkResponse({ type: UserDetailDto })
  @Allow('user.manage')
  async getUser(
    @Param('id', ParseIntPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UserDetailDto> {
    return tagged(await this.access.get(id), response);
  }

  @Put(':id/invitation')
  @ApiOkResponse({ type: InvitationLinkDto })
  @Allow('user.manage')
  @ApiHeader({ name: 'If-Match', required: true })
  async issueLink(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<InvitationLinkDto> {
    const link = await this.access.renewLink(id, ifMatch);
    tagged(await this.access.get(id), response);
    return link;
  }

  @Put(':id/suspension')
  @ApiOkResponse({ type: UserDetailDto })
  @Allow('user.manage')
  @ApiHeader({ name: 'If-Match', required: true })
  async suspendUser(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: SuspensionDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UserDetailDto> {
    return tagged(await this.access.suspend(id, ifMatch, reason), response);
  }

  @Delete(':id/suspension')
  @ApiOkResponse({ type: UserDetailDto })
  @Allow('user.manage')
  @ApiHeader({ name: 'If-Match', required: true })
  async resumeUser(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UserDetailDto> {
    return tagged(await this.access.resume(id, ifMatch), response);
  }

  @Post(':id/memberships')
  @ApiCreatedResponse({ type: UserDetailDto })
  @Allow('user.manage')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  async addMembership(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: GrantDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UserDetailDto> {
    await this.idempotency.once(key, `POST /api/users/${String(id)}/memberships`, body, async () => {
      await this.access.addMembership(id, ifMatch, { role: body.role, scope: body.scope ?? null });
      return id;
    });
    return tagged(await this.access.get(id), response);
  }

  @Delete(':id/memberships/:membershipId')
  @ApiOkResponse({ type: UserDetailDto })
  @Allow('user.manage')
  @ApiHeader({ name: 'If-Match', required: true })
  async endMembership(
    @Param('id', ParseIntPipe) id: number,
    @Param('membershipId', ParseIntPipe) membershipId: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UserDetailDto> {
    return tagged(await this.access.endMembership(id, ifMatch, membershipId), response);
  }
}

function tagged({ version, ...user }: UserDetail, response: Response): UserDetailDto {
  response.setHeader('ETag', entityTag(version));
  return user;
}
