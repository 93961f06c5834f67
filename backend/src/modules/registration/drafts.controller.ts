import { Body, Controller, Delete, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, Put, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { entityTag } from '../../platform/http/entity-tag.js';
import { Allow } from '../../platform/http/route-access.js';
import { ETAG } from '../minors/index.js';
import { MinorCreationDto } from '../movements/index.js';
import { DraftDto, DraftListDto, DraftSavingDto } from './drafts.dto.js';
import { DraftsService, type VersionedDraft } from './drafts.service.js';

@ApiTags('registration')
@Controller('registration-drafts')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Get()
  @Allow('minor.create')
  @ApiOperation({ summary: 'Open drafts of one’s organisation' })
  @ApiOkResponse({ type: DraftListDto })
  listDrafts(): Promise<DraftListDto> {
    return this.drafts.list();
  }

  @Post()
  @Allow('minor.create')
  @ApiOperation({ summary: 'Begin a registration' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: DraftDto, headers: ETAG })
  async beginDraft(
    @Body() body: DraftSavingDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftDto> {
    const begun = await this.drafts.begin(key, body);
    response.setHeader('Location', `/api/registration-drafts/${begun.draft.id}`);
    return tagged(begun, response);
  }

  @Get(':id')
  @Allow('minor.create')
  @ApiOperation({ summary: 'Read a draft, or its receipt once it was sent' })
  @ApiOkResponse({ type: DraftDto, headers: ETAG })
  async getDraft(
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftDto> {
    return tagged(await this.drafts.read(id), response);
  }

  @Put(':id')
  @Allow('minor.create')
  @ApiOperation({ summary: 'Save a draft' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: DraftDto, headers: ETAG })
  async saveDraft(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DraftSavingDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftDto> {
    return tagged(await this.drafts.save(id, ifMatch, body), response);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('minor.create')
  @ApiOperation({ summary: 'Throw a draft away' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiNoContentResponse()
  removeDraft(@Param('id', ParseUUIDPipe) id: string, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    return this.drafts.remove(id, ifMatch);
  }

  @Post(':id/submission')
  @HttpCode(200)
  @Allow('minor.create')
  @ApiOperation({ summary: 'Send the registration: the draft becomes a record, once, and its receipt' })
  @ApiOkResponse({ type: DraftDto, headers: ETAG })
  async submitDraft(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MinorCreationDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftDto> {
    return tagged(await this.drafts.submit(id, body), response);
  }
}

function tagged({ version, draft }: VersionedDraft, response: Response): DraftDto {
  response.setHeader('ETag', entityTag(version));
  return draft;
}
