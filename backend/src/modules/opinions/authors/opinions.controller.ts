import { Body, Controller, Get, Headers, HttpCode, Param, ParseIntPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { entityTag } from '../../../platform/http/entity-tag.js';
import { Allow } from '../../../platform/http/route-access.js';
import { ETAG } from '../../minors/index.js';
import { DraftsService } from './drafts.service.js';
import { FilingService } from './filing.service.js';
import { OpinionAnswerDto, OpinionContentDto, OpinionDraftDto, OpinionWithdrawalDto } from './opinion-input.dto.js';
import { OpinionDto, OpinionPageDto, OpinionQuery } from './opinion.dto.js';
import { OpinionsService, type VersionedOpinion } from './opinions.service.js';

export const OPINION = { type: OpinionDto, headers: ETAG };

/** Sends the version along with the request. */
export function taggedOpinion({ version, opinion }: VersionedOpinion, response: Response): OpinionDto {
  response.setHeader('ETag', entityTag(version));
  return opinion;
}

/** Requests for an opinion as their authors work on them. */
@ApiTags('opinions')
@Controller('opinions')
export class OpinionsController {
  constructor(
    private readonly opinions: OpinionsService,
    private readonly drafts: DraftsService,
    private readonly filing: FilingService,
  ) {}

  @Get()
  @Allow('opinion.read')
  @ApiOperation({ summary: 'Requests for an opinion that the reader filed or gets a copy of' })
  @ApiOkResponse({ type: OpinionPageDto })
  listOpinions(@Query() query: OpinionQuery): Promise<OpinionPageDto> {
    return this.opinions.page(query);
  }

  @Post()
  @Allow('opinion.request')
  @ApiOperation({ summary: 'Begin a request; 200 with the draft about the same minor where there is one' })
  @ApiOkResponse(OPINION)
  @ApiCreatedResponse(OPINION)
  async beginOpinion(
    @Body() body: OpinionDraftDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDto> {
    const { begun, ...opinion } = await this.drafts.begin(body);
    response.status(begun ? 201 : 200);
    return taggedOpinion(opinion, response);
  }

  @Get(':id')
  @Allow('opinion.read')
  @ApiOperation({ summary: 'A request with its documents, its history and the steps that its author may take' })
  @ApiOkResponse(OPINION)
  async getOpinion(
    @Param('id', ParseIntPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDto> {
    return taggedOpinion(await this.opinions.read(id), response);
  }

  @Put(':id')
  @Allow('opinion.request')
  @ApiOperation({ summary: 'Write a draft anew' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(OPINION)
  async changeOpinion(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: OpinionContentDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDto> {
    return taggedOpinion(await this.drafts.change(id, body, ifMatch), response);
  }

  @Post(':id/submission')
  @HttpCode(200)
  @Allow('opinion.request')
  @ApiOperation({ summary: 'File the request; its receipt follows' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(OPINION)
  async submitOpinion(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDto> {
    return taggedOpinion(await this.filing.take(id, 'submit', ifMatch), response);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Allow('opinion.request')
  @ApiOperation({ summary: 'Renounce the request, until it is decided' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(OPINION)
  async withdrawOpinion(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: OpinionWithdrawalDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDto> {
    return taggedOpinion(await this.filing.take(id, 'withdraw', ifMatch, reason), response);
  }

  @Post(':id/integration-answer')
  @HttpCode(200)
  @Allow('opinion.request')
  @ApiOperation({ summary: 'Answer a request for integration; the documents are uploaded before' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(OPINION)
  async answerIntegration(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: OpinionAnswerDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDto> {
    return taggedOpinion(await this.filing.take(id, 'answer_integration', ifMatch, reason), response);
  }

  @Post(':id/notice-answer')
  @HttpCode(200)
  @Allow('opinion.request')
  @ApiOperation({ summary: 'Answer the announced reasons against (art. 10-bis law 241/1990)' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(OPINION)
  async answerNotice(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: OpinionAnswerDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDto> {
    return taggedOpinion(await this.filing.take(id, 'answer_notice', ifMatch, reason), response);
  }

  @Post(':id/re-examination')
  @HttpCode(200)
  @Allow('opinion.request')
  @ApiOperation({ summary: 'Ask to look at the answer again after new facts' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(OPINION)
  async askReExamination(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: OpinionAnswerDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDto> {
    return taggedOpinion(await this.filing.take(id, 'reexamine', ifMatch, reason), response);
  }
}
