import { Body, Controller, Delete, Get, Headers, Param, ParseIntPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../platform/http/route-access.js';
import { ETAG, MinorRecordDto, tagged } from '../minors/index.js';
import { AbscondingReportDto } from './absconding-report.dto.js';
import { AbscondingReportService } from './absconding-report.service.js';
import {
  MinorCreationDto,
  MovementCancellationQuery,
  MovementCorrectionDto,
  MovementCreationDto,
} from './movements.dto.js';
import { MovementsService } from './movements.service.js';
import { RegistrationService } from './registration.service.js';

@ApiTags('minors')
@Controller('minors')
export class MovementsController {
  constructor(
    private readonly movements: MovementsService,
    private readonly registration: RegistrationService,
    private readonly abscondingReports: AbscondingReportService,
  ) {}

  @Post()
  @ApiCreatedResponse({ type: MinorRecordDto })
  @Allow('minor.create')
  @ApiOperation({ summary: 'Register a minor, with the first movement when it is known' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: MinorRecordDto, headers: ETAG })
  async registerMinor(
    @Body() body: MinorCreationDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    const registered = await this.registration.register(key, body);
    response.setHeader('Location', `/api/minors/${registered.record.simCode}`);
    return tagged(registered, response);
  }

  @Post(':simCode/movements')
  @ApiCreatedResponse({ type: MinorRecordDto })
  @Allow('movement.create')
  @ApiOperation({ summary: 'Enter a movement' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiCreatedResponse({ type: MinorRecordDto, headers: ETAG })
  async registerMovement(
    @Param('simCode') simCode: string,
    @Body() body: MovementCreationDto,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.movements.register(key, simCode, ifMatch, body), response);
  }

  @Get(':simCode/absconding-report')
  @Allow('minor.read')
  @ApiOperation({ summary: 'The report of the last absconding, for police and prosecutor' })
  @ApiOkResponse({ type: AbscondingReportDto })
  getAbscondingReport(@Param('simCode') simCode: string): Promise<AbscondingReportDto> {
    return this.abscondingReports.make(simCode);
  }

  @Put(':simCode/movements/:id')
  @ApiOkResponse({ type: MinorRecordDto })
  @Allow('movement.correct')
  @ApiOperation({ summary: 'Correct a movement' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async correctMovement(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: MovementCorrectionDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.movements.correct(simCode, id, ifMatch, body), response);
  }

  @Delete(':simCode/movements/:id')
  @ApiOkResponse({ type: MinorRecordDto })
  @Allow('movement.correct')
  @ApiOperation({ summary: 'Cancel a movement entered by mistake' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async cancelMovement(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Query() { reason }: MovementCancellationQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.movements.cancel(simCode, id, ifMatch, reason), response);
  }
}
