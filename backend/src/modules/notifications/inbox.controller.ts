import { Body, Controller, Get, Param, ParseIntPipe, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainProblem } from '../../domain/problem.js';
import { decodeKey, encodeCursor } from '../../platform/http/paging.js';
import { Allow } from '../../platform/http/route-access.js';
import { InboxItemDto, InboxPageDto, InboxQuery, InboxUnreadDto, NotificationSettingsDto } from './inbox.dto.js';
import { InboxRepository } from './inbox.repository.js';

const PAGE = 25;

/** The inbox of who asks, and nobody else's. */
@ApiTags('inbox')
@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: InboxRepository) {}

  @Get()
  @ApiOkResponse({ type: InboxPageDto })
  @Allow('inbox.read')
  async listInbox(@Query() { unread = false, cursor, limit = PAGE }: InboxQuery): Promise<InboxPageDto> {
    const before = cursor === undefined ? null : decodeKey(cursor);
    const found = await this.inbox.page(unread, before, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const nextCursor = found.length > limit && last !== undefined ? encodeCursor([last.id]) : null;
    return { items, nextCursor, total: { count: await this.inbox.count(unread), exact: true } };
  }

  @Get('unread')
  @ApiOkResponse({ type: InboxUnreadDto })
  @Allow('inbox.read')
  async countUnreadInbox(): Promise<InboxUnreadDto> {
    return { count: await this.inbox.count(true) };
  }

  @Get('settings')
  @ApiOkResponse({ type: NotificationSettingsDto })
  @Allow('inbox.read')
  readNotificationSettings(): Promise<NotificationSettingsDto> {
    return this.inbox.settings();
  }

  @Put('settings')
  @ApiOkResponse({ type: NotificationSettingsDto })
  @Allow('inbox.read')
  async changeNotificationSettings(
    @Body() { language, pec = null }: NotificationSettingsDto,
  ): Promise<NotificationSettingsDto> {
    await this.inbox.setSettings({ language, pec });
    return this.inbox.settings();
  }

  /** All of them. */
  @Put('reading')
  @ApiOkResponse({ type: InboxUnreadDto })
  @Allow('inbox.read')
  async readWholeInbox(): Promise<InboxUnreadDto> {
    await this.inbox.markRead(null);
    return { count: await this.inbox.count(true) };
  }

  @Put(':id/reading')
  @ApiOkResponse({ type: InboxItemDto })
  @Allow('inbox.read')
  async readInboxItem(@Param('id', ParseIntPipe) id: number): Promise<InboxItemDto> {
    await this.inbox.markRead(id);
    const item = await this.inbox.find(id);
    if (item === null) throw new DomainProblem('not_found');
    return item;
  }
}
