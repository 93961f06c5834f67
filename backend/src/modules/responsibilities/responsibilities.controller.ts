import { Body, Controller, Get, Headers, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../platform/http/route-access.js';
import { ETAG, MinorRecordDto, tagged } from '../minors/index.js';
import { ResponsibilitiesDto, ResponsibilityCreationDto } from './responsibilities.dto.js';
import { ResponsibilitiesService } from './responsibilities.service.js';

@ApiTags('minors')
@Controller('minors')
export class ResponsibilitiesController {
  constructor(private readonly responsibilities: ResponsibilitiesService) {}

  @Get(':simCode/responsibilities')
  @Allow('minor.read')
  @ApiOperation({ summary: 'Municipalities in charge over time' })
  @ApiOkResponse({ type: ResponsibilitiesDto })
  getResponsibilities(@Param('simCode') simCode: string): Promise<ResponsibilitiesDto> {
    return this.responsibilities.read(simCode);
  }

  @Post(':simCode/responsibilities')
  @Allow('responsibility.write')
  @ApiOperation({ summary: 'Take charge of a minor, or hand the minor over to another municipality' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiCreatedResponse({ type: MinorRecordDto, headers: ETAG })
  async takeCharge(
    @Param('simCode') simCode: string,
    @Body() body: ResponsibilityCreationDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.responsibilities.change(simCode, ifMatch, body), response);
  }
}
