import { Body, Controller, Get, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/http/route-access.js';
import { AssignedDto, AssignmentDto, AssignmentPreviewDto, AssignmentsDto, OfficerLoadDto } from './assignments.dto.js';
import { AssignmentsService } from './assignments.service.js';

@ApiTags('opinion-desk')
@Controller('opinion-desk')
export class AssignmentsController {
  constructor(private readonly assignments: AssignmentsService) {}

  @Get('officers')
  @Allow('opinion_desk.read')
  @ApiOperation({ summary: 'Officers with their open requests' })
  @ApiOkResponse({ type: [OfficerLoadDto] })
  listOpinionOfficers(): Promise<OfficerLoadDto[]> {
    return this.assignments.officers();
  }

  @Post('assignment-preview')
  @HttpCode(200)
  @Allow('opinion.assign')
  @ApiOperation({ summary: 'Share requests out by load; nothing is written' })
  @ApiOkResponse({ type: [AssignmentDto] })
  previewAssignments(@Body() body: AssignmentPreviewDto): Promise<AssignmentDto[]> {
    return this.assignments.preview(body);
  }

  @Post('assignments')
  @HttpCode(200)
  @Allow('opinion.assign')
  @ApiOperation({ summary: 'Assign requests to officers, all or none' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: AssignedDto })
  async assignOpinionRequests(
    @Body() { assignments }: AssignmentsDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<AssignedDto> {
    return { assigned: await this.assignments.assign(key, assignments) };
  }
}
