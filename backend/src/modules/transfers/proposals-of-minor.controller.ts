import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../platform/http/route-access.js';
import { ETAG } from '../minors/index.js';
import { taggedProposal } from './transfers.controller.js';
import {
  ProposalsOfMinorDto,
  TransferPreviewDto,
  TransferPreviewQuery,
  TransferProposalCreationDto,
  TransferProposalDetailDto,
} from './transfers.dto.js';
import { TransfersService } from './transfers.service.js';

@ApiTags('transfers')
@Controller('minors')
export class ProposalsOfMinorController {
  constructor(private readonly transfers: TransfersService) {}

  @Get(':simCode/transfer-proposals')
  @Allow('transfer.read')
  @ApiOperation({ summary: 'The open proposal of a minor, and whether one may be made' })
  @ApiOkResponse({ type: ProposalsOfMinorDto })
  getProposalsOfMinor(@Param('simCode') simCode: string): Promise<ProposalsOfMinorDto> {
    return this.transfers.ofMinor(simCode);
  }

  @Get(':simCode/transfer-preview')
  @Allow('transfer.propose')
  @ApiOperation({ summary: 'What the rules say of a place, before proposing it' })
  @ApiOkResponse({ type: TransferPreviewDto })
  previewTransfer(
    @Param('simCode') simCode: string,
    @Query() query: TransferPreviewQuery,
  ): Promise<TransferPreviewDto> {
    return this.transfers.preview(simCode, query);
  }

  @Post(':simCode/transfer-proposals')
  @Allow('transfer.propose')
  @ApiOperation({ summary: 'Propose a transfer to whoever would receive the minor' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader({ name: 'If-Match', required: true, description: 'Version of the record' })
  @ApiCreatedResponse({ type: TransferProposalDetailDto, headers: ETAG })
  async proposeTransfer(
    @Param('simCode') simCode: string,
    @Body() body: TransferProposalCreationDto,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TransferProposalDetailDto> {
    const proposed = await this.transfers.propose(key, simCode, ifMatch, body);
    response.setHeader('Location', `/api/transfer-proposals/${String(proposed.proposal.id)}`);
    return taggedProposal(proposed, response);
  }
}
