import { Body, Controller, Get, Headers, HttpCode, Param, ParseIntPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Allow, Public } from '../../platform/http/route-access.js';
import {
  AccessibilityFeedbackDto,
  AssistancePageDto,
  AssistanceQuery,
  AssistanceRequestDto,
  FeedbackReceiptDto,
  NewAssistanceRequestDto,
  NewMessageDto,
  UnreadDto,
} from './assistance.dto.js';
import { AssistanceService } from './assistance.service.js';

const PAGE = 25;

@ApiTags('assistance')
@Controller()
export class AssistanceController {
  constructor(
    private readonly assistance: AssistanceService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('assistance')
  @ApiOkResponse({ type: AssistancePageDto })
  @Allow('assistance.write')
  listAssistance(@Query() { cursor, limit = PAGE, ...filter }: AssistanceQuery): Promise<AssistancePageDto> {
    return this.assistance.page(filter, cursor, limit);
  }

  @Get('assistance/unread')
  @ApiOkResponse({ type: UnreadDto })
  @Allow('assistance.write')
  async countUnreadAssistance(): Promise<UnreadDto> {
    return { count: await this.assistance.unread() };
  }

  @Post('assistance')
  @ApiCreatedResponse({ type: AssistanceRequestDto })
  @Allow('assistance.write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  async askAssistance(
    @Body() body: NewAssistanceRequestDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AssistanceRequestDto> {
    const { topic, subject, text, page = null, correlationId = null, problemCode = null } = body;
    const { identity } = await this.idempotency.once(key, 'POST /api/assistance', body, () =>
      this.assistance.ask({ topic, subject: subject.trim(), page, correlationId, problemCode }, text.trim()),
    );
    response.setHeader('Location', `/api/assistance/${String(identity)}`);
    return this.assistance.open(identity);
  }

  @Get('assistance/:id')
  @ApiOkResponse({ type: AssistanceRequestDto })
  @Allow('assistance.write')
  openAssistance(@Param('id', ParseIntPipe) id: number): Promise<AssistanceRequestDto> {
    return this.assistance.open(id);
  }

  @Post('assistance/:id/messages')
  @ApiCreatedResponse({ type: AssistanceRequestDto })
  @Allow('assistance.write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  async writeAssistance(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: NewMessageDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<AssistanceRequestDto> {
    await this.idempotency.once(key, `POST /api/assistance/${String(id)}/messages`, body, async () => {
      await this.assistance.write(id, body.text.trim());
      return id;
    });
    return this.assistance.open(id);
  }

  @Put('assistance/:id/closing')
  @ApiOkResponse({ type: AssistanceRequestDto })
  @Allow('assistance.write')
  closeAssistance(@Param('id', ParseIntPipe) id: number): Promise<AssistanceRequestDto> {
    return this.assistance.close(id);
  }

  /** From anybody: an accessibility problem may be what keeps a person from signing in. */
  @Post('accessibility-feedback')
  @ApiCreatedResponse({ type: FeedbackReceiptDto })
  @Public()
  @HttpCode(201)
  async reportAccessibility(
    @Body() { subject, text, page = null, replyTo = null }: AccessibilityFeedbackDto,
  ): Promise<FeedbackReceiptDto> {
    return { id: await this.assistance.report(subject.trim(), text.trim(), page, replyTo) };
  }
}
