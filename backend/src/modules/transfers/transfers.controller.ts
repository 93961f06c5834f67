import { Body, Controller, Get, Headers, HttpCode, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { entityTag } from '../../platform/http/entity-tag.js';
import type { Page } from '../../platform/http/paging.js';
import { Allow } from '../../platform/http/route-access.js';
import { ETAG } from '../minors/index.js';
import { TransferAnswers } from './transfer-answers.js';
import {
  TransferAcceptanceDto,
  TransferClosingDto,
  TransferProposalDetailDto,
  TransferProposalDto,
  TransferProposalPageDto,
  TransferProposalQuery,
} from './transfers.dto.js';
import { TransfersService, type VersionedProposal } from './transfers.service.js';

const PROPOSAL = { type: TransferProposalDetailDto, headers: ETAG };

/** Sends the version along with the proposal. */
export function taggedProposal(
  { version, proposal }: VersionedProposal,
  response: Response,
): TransferProposalDetailDto {
  response.setHeader('ETag', entityTag(version));
  return proposal;
}

@ApiTags('transfers')
@Controller('transfer-proposals')
export class TransfersController {
  constructor(
    private readonly transfers: TransfersService,
    private readonly answers: TransferAnswers,
  ) {}

  @Get()
  @Allow('transfer.read')
  @ApiOperation({ summary: 'Proposed transfers, newest first' })
  @ApiOkResponse({ type: TransferProposalPageDto })
  listTransferProposals(@Query() query: TransferProposalQuery): Promise<Page<TransferProposalDto>> {
    return this.transfers.page(query);
  }

  @Get(':id')
  @Allow('transfer.read')
  @ApiOperation({ summary: 'A proposed transfer, with what the reader may do' })
  @ApiOkResponse(PROPOSAL)
  async getTransferProposal(
    @Param('id', ParseIntPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TransferProposalDetailDto> {
    return taggedProposal(await this.transfers.read(id), response);
  }

  @Post(':id/acceptance')
  @HttpCode(200)
  @Allow('transfer.answer')
  @ApiOperation({ summary: 'Accept: the minor moves on the day' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(PROPOSAL)
  async acceptTransfer(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: TransferAcceptanceDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TransferProposalDetailDto> {
    return taggedProposal(await this.answers.accept(id, ifMatch, body), response);
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @Allow('transfer.answer')
  @ApiOperation({ summary: 'Refuse, with the reason' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(PROPOSAL)
  async refuseTransfer(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: TransferClosingDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TransferProposalDetailDto> {
    return taggedProposal(await this.answers.refuse(id, ifMatch, reason), response);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Allow('transfer.propose')
  @ApiOperation({ summary: 'Withdraw, with the reason' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse(PROPOSAL)
  async withdrawTransfer(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: TransferClosingDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TransferProposalDetailDto> {
    return taggedProposal(await this.answers.withdraw(id, ifMatch, reason), response);
  }
}
