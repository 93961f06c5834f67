import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/http/route-access.js';
import { BulkDecidedDto, BulkDecisionDto } from './steps.dto.js';
import { StepsService } from './steps.service.js';

@ApiTags('opinion-desk')
@Controller('opinion-desk/decisions')
export class BulkController {
  constructor(private readonly steps: StepsService) {}

  @Post()
  @HttpCode(200)
  @Allow('opinion.decide')
  @ApiOperation({ summary: 'Decide many requests proposed as not due for the same case, all or none' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: BulkDecidedDto })
  async decideTogether(
    @Body() body: BulkDecisionDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<BulkDecidedDto> {
    return { decided: await this.steps.decideTogether(key, body) };
  }
}
