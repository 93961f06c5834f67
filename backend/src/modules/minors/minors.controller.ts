import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../platform/http/route-access.js';
import { HistoryService } from './history.service.js';
import { IdentityService } from './identity.service.js';
import { HistoryDto } from './minor-history.dto.js';
import { IdentityCorrectionDto } from './minor-identity.dto.js';
import { MinorRecordDto } from './minor-record.dto.js';
import { ETAG, tagged } from './record-answer.js';
import { RecordsService } from './records.service.js';

@ApiTags('minors')
@Controller('minors')
export class MinorsController {
  constructor(
    private readonly records: RecordsService,
    private readonly identities: IdentityService,
    private readonly histories: HistoryService,
  ) {}

  @Get(':simCode')
  @ApiOkResponse({ type: MinorRecordDto })
  @Allow('minor.read')
  @ApiOperation({ summary: 'Read a record' })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async getMinor(
    @Param('simCode') simCode: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.records.read(simCode), response);
  }

  @Put(':simCode/identity')
  @ApiOkResponse({ type: MinorRecordDto })
  @Allow('minor.correct')
  @ApiOperation({ summary: 'Correct the identity' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async correctIdentity(
    @Param('simCode') simCode: string,
    @Body() body: IdentityCorrectionDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.identities.correct(simCode, ifMatch, body), response);
  }

  @Get(':simCode/history')
  @ApiOkResponse({ type: HistoryDto })
  @Allow('minor.read')
  @ApiOperation({ summary: 'Who changed what, when and why' })
  @ApiOkResponse({ type: HistoryDto })
  getHistory(@Param('simCode') simCode: string): Promise<HistoryDto> {
    return this.histories.read(simCode);
  }
}
