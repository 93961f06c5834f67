import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/http/route-access.js';
import {
  QualityFindingsDto,
  QualityFindingsQuery,
  QualityPictureDto,
  QualityRunDto,
  QualityScoresDto,
  QualityScoresQuery,
  QualityTrendDto,
  QualityTrendQuery,
} from './quality.dto.js';
import { QualityService } from './quality.service.js';

const PAGE = 25;

@ApiTags('quality')
@Controller('quality')
export class QualityController {
  constructor(private readonly quality: QualityService) {}

  @Get()
  @Allow('quality.read')
  @ApiOkResponse({ type: QualityPictureDto })
  readQuality(): Promise<QualityPictureDto> {
    return this.quality.picture();
  }

  @Get('scores')
  @Allow('quality.read')
  @ApiOkResponse({ type: QualityScoresDto })
  async readQualityScores(@Query() { by }: QualityScoresQuery): Promise<QualityScoresDto> {
    return { items: await this.quality.scores(by) };
  }

  @Get('trend')
  @Allow('quality.read')
  @ApiOkResponse({ type: QualityTrendDto })
  async readQualityTrend(@Query() { by, code }: QualityTrendQuery): Promise<QualityTrendDto> {
    return { items: await this.quality.trendOf(by, code) };
  }

  @Get('findings')
  @Allow('quality.read')
  @ApiOkResponse({ type: QualityFindingsDto })
  async listQualityFindings(
    @Query() { rule, region, cursor, limit = PAGE }: QualityFindingsQuery,
  ): Promise<QualityFindingsDto> {
    const { items, nextCursor } = await this.quality.findings(rule, region, cursor, limit);
    // The key stays inside.
    return { items: items.map(({ minorId: _, ...shown }) => shown), nextCursor };
  }

  @Post('runs')
  @HttpCode(202)
  @Allow('quality.run')
  @ApiAcceptedResponse({ type: QualityRunDto })
  requestQualityRun(): Promise<QualityRunDto> {
    return this.quality.request();
  }
}
