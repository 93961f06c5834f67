import { Body, Controller, Get, Headers, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Allow } from '../../platform/http/route-access.js';
import {
  BalanceDto,
  BalanceMinorsQuery,
  BalanceQuery,
  ComparisonMinorsQuery,
  ExplainedMinorsDto,
  RevisionDto,
  RevisionQuery,
} from './comparison.dto.js';
import {
  NewReleaseDto,
  ReleaseDetailDto,
  ReleaseListDto,
  ReleaseNoteDto,
  RequestedReleaseDto,
} from './releases.dto.js';
import { ReleasesService } from './releases.service.js';
import { RevisionsService } from './revisions.service.js';

/** Longest list behind a figure. */
const LIST = 200;

@ApiTags('releases')
@Controller('releases')
export class ReleasesController {
  constructor(
    private readonly releases: ReleasesService,
    private readonly revisions: RevisionsService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Allow('release.read')
  @ApiOkResponse({ type: ReleaseListDto })
  listReleases(): Promise<ReleaseListDto> {
    return this.releases.list();
  }

  @Post()
  @HttpCode(202)
  @Allow('release.take')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiAcceptedResponse({ type: RequestedReleaseDto })
  async requestRelease(
    @Body() body: NewReleaseDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<RequestedReleaseDto> {
    const { identity } = await this.idempotency.once(key, 'POST /api/releases', body, () =>
      this.releases.request(body.month, body.reason ?? null),
    );
    return { requestId: identity };
  }

  @Post('requests/:id/cancellation')
  @HttpCode(200)
  @Allow('release.take')
  @ApiOkResponse({ type: ReleaseListDto })
  async cancelReleaseRequest(@Param('id', ParseIntPipe) id: number): Promise<ReleaseListDto> {
    await this.releases.cancel(id);
    return this.releases.list();
  }

  @Get(':id')
  @Allow('release.read')
  @ApiOkResponse({ type: ReleaseDetailDto })
  readRelease(@Param('id', ParseIntPipe) id: number): Promise<ReleaseDetailDto> {
    return this.releases.detail(id);
  }

  @Post(':id/verification')
  @HttpCode(200)
  @Allow('release.read')
  @ApiOkResponse({ type: ReleaseDetailDto })
  verifyRelease(@Param('id', ParseIntPipe) id: number): Promise<ReleaseDetailDto> {
    return this.releases.verify(id);
  }

  @Post(':id/approval')
  @HttpCode(200)
  @Allow('release.approve')
  @ApiOkResponse({ type: ReleaseDetailDto })
  approveRelease(@Param('id', ParseIntPipe) id: number, @Body() { note }: ReleaseNoteDto): Promise<ReleaseDetailDto> {
    return this.releases.step(id, 'approve', note ?? null);
  }

  @Post(':id/publication')
  @HttpCode(200)
  @Allow('release.publish')
  @ApiOkResponse({ type: ReleaseDetailDto })
  publishRelease(@Param('id', ParseIntPipe) id: number, @Body() { note }: ReleaseNoteDto): Promise<ReleaseDetailDto> {
    return this.releases.step(id, 'publish', note ?? null);
  }

  @Get(':id/revision')
  @Allow('release.read')
  @ApiOkResponse({ type: RevisionDto })
  explainRevision(
    @Param('id', ParseIntPipe) id: number,
    @Query() { with: other }: RevisionQuery,
  ): Promise<RevisionDto> {
    return this.revisions.compare(id, other ?? null);
  }

  @Get(':id/revision/minors')
  @Allow('release.read')
  @ApiOkResponse({ type: ExplainedMinorsDto })
  listRevisedMinors(
    @Param('id', ParseIntPipe) id: number,
    @Query() { with: other, cause, dimension }: ComparisonMinorsQuery,
  ): Promise<ExplainedMinorsDto> {
    return this.revisions.minorsBehind(id, other ?? null, cause, dimension ?? null, LIST);
  }

  @Get(':id/balance')
  @Allow('release.read')
  @ApiOkResponse({ type: BalanceDto })
  balanceReleases(@Param('id', ParseIntPipe) id: number, @Query() { to }: BalanceQuery): Promise<BalanceDto> {
    return this.revisions.balance(id, to);
  }

  @Get(':id/balance/minors')
  @Allow('release.read')
  @ApiOkResponse({ type: ExplainedMinorsDto })
  listMovedMinors(
    @Param('id', ParseIntPipe) id: number,
    @Query() { to, flow, region }: BalanceMinorsQuery,
  ): Promise<ExplainedMinorsDto> {
    return this.revisions.minorsMoved(id, to, flow, region ?? null, LIST);
  }
}
