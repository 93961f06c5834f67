import { Body, Controller, Param, ParseIntPipe, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../../platform/http/route-access.js';
import { DESK_FILE, taggedFile } from '../files/files.controller.js';
import type { DeskFileDto } from '../files/files.dto.js';
import { TitleVerdictDto } from './titles.dto.js';
import { TitlesService } from './titles.service.js';

@ApiTags('opinion-desk')
@Controller('opinion-desk/requests')
export class TitlesController {
  constructor(private readonly titles: TitlesService) {}

  @Put(':id/title')
  @Allow('applicant.confirm')
  @ApiOperation({ summary: 'Confirm or refuse the title by which the applicant acts for the minor' })
  @ApiOkResponse(DESK_FILE)
  async decideApplicantTitle(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: TitleVerdictDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.titles.decide(id, body), response);
  }
}
