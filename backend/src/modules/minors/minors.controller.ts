import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../platform/http/route-access.js';
import { AccessesService } from './accesses.service.js';
import { HistoryService } from './history.service.js';
import { IdentityService } from './identity.service.js';
import { PossibleMatchesDto, PossibleMatchQueryDto } from './match.dto.js';
import { MatchService } from './match.service.js';
import { AccessPageDto, AccessQuery, PrintDto } from './minor-accesses.dto.js';
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
    private readonly matches: MatchService,
    private readonly access: AccessesService,
  ) {}

  @Post('possible-matches')
  @HttpCode(200)
  @Allow('minor.create')
  @ApiOperation({ summary: 'Look for a child in the register before he or she is entered once more' })
  @ApiOkResponse({ type: PossibleMatchesDto })
  findPossibleMatches(@Body() body: PossibleMatchQueryDto): Promise<PossibleMatchesDto> {
    return this.matches.find(body);
  }

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

  @Get(':simCode/accesses')
  @Allow('access.read')
  @ApiOperation({ summary: 'Who read, searched, exported, printed or changed the record, newest first' })
  @ApiOkResponse({ type: AccessPageDto })
  listAccesses(@Param('simCode') simCode: string, @Query() query: AccessQuery): Promise<AccessPageDto> {
    return this.access.page(simCode, query);
  }

  @Post(':simCode/prints')
  @Allow('minor.read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that the record is about to be printed; answers what the sheet must bear' })
  @ApiOkResponse({ type: PrintDto })
  printMinor(@Param('simCode') simCode: string): Promise<PrintDto> {
    return this.access.print(simCode);
  }
}
