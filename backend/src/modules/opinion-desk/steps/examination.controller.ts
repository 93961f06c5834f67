import { Body, Controller, Headers, HttpCode, Param, ParseIntPipe, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../../platform/http/route-access.js';
import { DESK_FILE, taggedFile } from '../files/files.controller.js';
import type { DeskFileDto } from '../files/files.dto.js';
import { IntegrationRequestDto, OpinionProposalDto, OpinionReasonDto } from './steps.dto.js';
import { StepsService } from './steps.service.js';

/** Steps of the officer in charge. */
@ApiTags('opinion-desk')
@Controller('opinion-desk/requests')
export class ExaminationController {
  constructor(private readonly steps: StepsService) {}

  @Post(':id/opening')
  @HttpCode(200)
  @Allow('opinion.examine')
  @ApiOperation({ summary: 'Begin the examination' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async openOpinionRequest(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.steps.take(id, 'open', ifMatch, {}), response);
  }

  @Post(':id/integration-request')
  @HttpCode(200)
  @Allow('opinion.examine')
  @ApiOperation({ summary: 'Ask the author for documents: the term stands still' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async requestIntegration(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason, documents }: IntegrationRequestDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(
      await this.steps.take(id, 'request_integration', ifMatch, { reason, facts: { documents } }),
      response,
    );
  }

  @Post(':id/notice')
  @HttpCode(200)
  @Allow('opinion.examine')
  @ApiOperation({ summary: 'Announce the reasons against (art. 10-bis law 241/1990)' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async giveNoticeOfReasons(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: OpinionReasonDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.steps.take(id, 'give_notice', ifMatch, { reason }), response);
  }

  @Post(':id/resumption')
  @HttpCode(200)
  @Allow('opinion.examine')
  @ApiOperation({ summary: 'Go on without the answer, once its last day has passed' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async resumeExamination(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.steps.take(id, 'resume', ifMatch, {}), response);
  }

  @Post(':id/proposal')
  @HttpCode(200)
  @Allow('opinion.examine')
  @ApiOperation({ summary: 'Propose an outcome, with its grounds' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async proposeOpinion(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason, outcome, notDueCase, stayConsidered, pathConsidered }: OpinionProposalDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(
      await this.steps.take(id, 'propose', ifMatch, {
        reason,
        outcome,
        notDueCase,
        facts: { stayConsidered, pathConsidered },
      }),
      response,
    );
  }
}
