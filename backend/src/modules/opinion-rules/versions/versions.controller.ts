import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/http/route-access.js';
import { RulePreview } from './rule-preview.service.js';
import {
  NewOpinionRuleDto,
  OpinionRuleChangeDto,
  OpinionRuleEndDto,
  OpinionRuleListDto,
  OpinionRuleRemovalQuery,
  PublicHolidayBodyDto,
  RulePreviewBodyDto,
  RulePreviewDto,
} from './versions.dto.js';
import { RuleVersions } from './versions.service.js';

@ApiTags('opinion-rules')
@Controller()
export class RuleVersionsController {
  constructor(
    private readonly versions: RuleVersions,
    private readonly preview: RulePreview,
  ) {}

  @Get('opinion-rules')
  @Allow('opinion_rule.read')
  @ApiOperation({ summary: 'Versions of the rules on the opinion, how they came about, and the holidays' })
  @ApiOkResponse({ type: OpinionRuleListDto })
  listOpinionRules(): Promise<OpinionRuleListDto> {
    return this.versions.list();
  }

  @Post('opinion-rules')
  @Allow('opinion_rule.write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: OpinionRuleListDto })
  async addOpinionRule(
    @Body() body: NewOpinionRuleDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<OpinionRuleListDto> {
    await this.versions.add(key, body);
    return this.versions.list();
  }

  @Post('opinion-rules/preview')
  @HttpCode(200)
  @Allow('opinion_rule.read')
  @ApiOperation({
    summary: 'What a version would say of the examples, or of a typed situation, beside the one in force',
  })
  @ApiOkResponse({ type: RulePreviewDto })
  previewOpinionRule(@Body() body: RulePreviewBodyDto): Promise<RulePreviewDto> {
    return this.preview.of(body);
  }

  @Put('opinion-rules/:id')
  @Allow('opinion_rule.write')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: OpinionRuleListDto })
  async changeOpinionRule(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: OpinionRuleChangeDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<OpinionRuleListDto> {
    await this.versions.change(id, ifMatch, body);
    return this.versions.list();
  }

  @Put('opinion-rules/:id/end')
  @Allow('opinion_rule.write')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: OpinionRuleListDto })
  async endOpinionRule(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: OpinionRuleEndDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<OpinionRuleListDto> {
    await this.versions.end(id, ifMatch, body);
    return this.versions.list();
  }

  @Delete('opinion-rules/:id')
  @Allow('opinion_rule.write')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: OpinionRuleListDto })
  async removeOpinionRule(
    @Param('id', ParseIntPipe) id: number,
    @Query() { reason }: OpinionRuleRemovalQuery,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<OpinionRuleListDto> {
    await this.versions.remove(id, ifMatch, reason);
    return this.versions.list();
  }

  @Post('public-holidays')
  @Allow('opinion_rule.write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: OpinionRuleListDto })
  async addPublicHoliday(
    @Body() body: PublicHolidayBodyDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<OpinionRuleListDto> {
    await this.versions.addHoliday(key, body);
    return this.versions.list();
  }
}
