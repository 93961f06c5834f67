import { Body, Controller, Headers, HttpCode, Param, ParseIntPipe, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../../platform/http/route-access.js';
import { DESK_FILE, taggedFile } from '../files/files.controller.js';
import type { DeskFileDto } from '../files/files.dto.js';
import { OpinionAdmissionDto, OpinionReasonDto } from './steps.dto.js';
import { StepsService } from './steps.service.js';

/** Steps of the registry office and of the head of division. */
@ApiTags('opinion-desk')
@Controller('opinion-desk/requests')
export class OfficesController {
  constructor(private readonly steps: StepsService) {}

  @Post(':id/admission')
  @HttpCode(200)
  @Allow('opinion.register')
  @ApiOperation({ summary: 'Admit a request; outside its window with the reason' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async admitOpinionRequest(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: OpinionAdmissionDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.steps.take(id, 'admit', ifMatch, { reason }), response);
  }

  @Post(':id/non-receivability')
  @HttpCode(200)
  @Allow('opinion.register')
  @ApiOperation({ summary: 'Declare a request not receivable' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async declareNotReceivable(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: OpinionReasonDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.steps.take(id, 'declare_not_receivable', ifMatch, { reason }), response);
  }

  @Post(':id/archiving')
  @HttpCode(200)
  @Allow('opinion.register')
  @ApiOperation({ summary: 'Put a request away' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async archiveOpinionRequest(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: OpinionReasonDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.steps.take(id, 'archive', ifMatch, { reason }), response);
  }

  @Post(':id/sending-back')
  @HttpCode(200)
  @Allow('opinion.decide')
  @ApiOperation({ summary: 'Send a proposal back to its officer' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async sendBackOpinion(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: OpinionReasonDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.steps.take(id, 'send_back', ifMatch, { reason }), response);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Allow('opinion.decide')
  @ApiOperation({ summary: 'Decide as proposed: by another person than the one who proposed' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async decideOpinion(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.steps.take(id, 'decide', ifMatch, {}), response);
  }

  @Post(':id/re-examination')
  @HttpCode(200)
  @Allow('opinion.decide')
  @ApiOperation({ summary: 'Examine again after new facts; the former decision stays readable' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(DESK_FILE)
  async reexamineOpinion(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: OpinionReasonDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.steps.take(id, 'reexamine', ifMatch, { reason }), response);
  }
}
