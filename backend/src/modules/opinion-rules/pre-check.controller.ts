import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/http/route-access.js';
import { PreCheckDto } from './pre-check.dto.js';
import { PreCheck } from './pre-check.service.js';

@ApiTags('opinions')
@Controller('minors/:simCode/opinion-precheck')
export class PreCheckController {
  constructor(private readonly preCheck: PreCheck) {}

  @Get()
  @Allow('opinion.precheck')
  @ApiOperation({
    summary: 'Whether the opinion is due for a minor, from when to when it may be asked for, what is missing',
  })
  @ApiOkResponse({ type: PreCheckDto })
  readOpinionPreCheck(@Param('simCode') simCode: string): Promise<PreCheckDto> {
    return this.preCheck.read(simCode);
  }
}
