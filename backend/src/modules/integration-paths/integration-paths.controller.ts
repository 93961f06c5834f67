import { Body, Controller, Delete, Get, Headers, Param, ParseIntPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../platform/http/route-access.js';
import { ETAG, MinorRecordDto, tagged } from '../minors/index.js';
import {
  IntegrationPathBodyDto,
  IntegrationPathCorrectionDto,
  MeasureBodyDto,
  MeasureCorrectionDto,
  PathFolderDto,
  PathWithdrawalQuery,
  ResidencePermitBodyDto,
  ResidencePermitCorrectionDto,
} from './integration-paths.dto.js';
import { PathEntriesService } from './path-entries.service.js';

@ApiTags('integration-paths')
@Controller('minors/:simCode')
export class IntegrationPathsController {
  constructor(private readonly entries: PathEntriesService) {}

  @Get('integration-paths')
  @Allow('minor.read')
  @ApiOperation({ summary: 'Integration paths, residence permits and measures of a record' })
  @ApiOkResponse({ type: PathFolderDto })
  readIntegrationPaths(@Param('simCode') simCode: string): Promise<PathFolderDto> {
    return this.entries.read(simCode);
  }

  @Post('integration-paths')
  @Allow('integration_path.write')
  @ApiOperation({ summary: 'Add an integration path' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiCreatedResponse({ type: MinorRecordDto, headers: ETAG })
  async addIntegrationPath(
    @Param('simCode') simCode: string,
    @Body() body: IntegrationPathBodyDto,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.entries.add('path', key, simCode, ifMatch, body), response);
  }

  @Put('integration-paths/:id')
  @Allow('integration_path.write')
  @ApiOperation({ summary: 'Correct an integration path, with the reason' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async correctIntegrationPath(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: IntegrationPathCorrectionDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.entries.change('path', simCode, id, ifMatch, body), response);
  }

  @Delete('integration-paths/:id')
  @Allow('integration_path.write')
  @ApiOperation({ summary: 'Withdraw an integration path entered by mistake' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async withdrawIntegrationPath(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Query() { reason }: PathWithdrawalQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.entries.remove('path', simCode, id, ifMatch, reason), response);
  }

  @Post('residence-permits')
  @Allow('integration_path.write')
  @ApiOperation({ summary: 'Add a residence permit' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiCreatedResponse({ type: MinorRecordDto, headers: ETAG })
  async addResidencePermit(
    @Param('simCode') simCode: string,
    @Body() body: ResidencePermitBodyDto,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.entries.add('permit', key, simCode, ifMatch, body), response);
  }

  @Put('residence-permits/:id')
  @Allow('integration_path.write')
  @ApiOperation({ summary: 'Correct a residence permit, with the reason' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async correctResidencePermit(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ResidencePermitCorrectionDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.entries.change('permit', simCode, id, ifMatch, body), response);
  }

  @Delete('residence-permits/:id')
  @Allow('integration_path.write')
  @ApiOperation({ summary: 'Withdraw a residence permit entered by mistake' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async withdrawResidencePermit(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Query() { reason }: PathWithdrawalQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.entries.remove('permit', simCode, id, ifMatch, reason), response);
  }

  @Post('measures')
  @Allow('integration_path.write')
  @ApiOperation({ summary: 'Add a measure' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiCreatedResponse({ type: MinorRecordDto, headers: ETAG })
  async addMeasure(
    @Param('simCode') simCode: string,
    @Body() body: MeasureBodyDto,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.entries.add('measure', key, simCode, ifMatch, body), response);
  }

  @Put('measures/:id')
  @Allow('integration_path.write')
  @ApiOperation({ summary: 'Correct a measure, with the reason' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async correctMeasure(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: MeasureCorrectionDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.entries.change('measure', simCode, id, ifMatch, body), response);
  }

  @Delete('measures/:id')
  @Allow('integration_path.write')
  @ApiOperation({ summary: 'Withdraw a measure entered by mistake' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async withdrawMeasure(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Query() { reason }: PathWithdrawalQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.entries.remove('measure', simCode, id, ifMatch, reason), response);
  }
}
