import { Body, Controller, Delete, Get, HttpCode, Param, ParseEnumPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { mayHearOf, SUBSCRIPTION_TOPICS, type SubscriptionTopic } from '../../../domain/subscription.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Allow, Public } from '../../../platform/http/route-access.js';
import { EndedSubscriptionDto, SubscriptionsDto, UnsubscriptionDto } from './subscriptions.dto.js';
import { Subscriptions } from './subscriptions.service.js';

const Topic = Object.fromEntries(SUBSCRIPTION_TOPICS.map((topic) => [topic, topic]));
const TOPIC = { name: 'topic', enum: [...SUBSCRIPTION_TOPICS], enumName: 'SubscriptionTopic' } as const;

@ApiTags('subscriptions')
@Controller('subscriptions')
export class SubscriptionsController {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Get()
  @Allow('inbox.read')
  @ApiOkResponse({ type: SubscriptionsDto })
  async listSubscriptions(): Promise<SubscriptionsDto> {
    const own = new Map((await this.subscriptions.own()).map(({ topic, since }) => [topic, since]));
    const { role } = this.unitOfWork.actor;
    const topics = SUBSCRIPTION_TOPICS.filter((topic) => role !== 'system' && mayHearOf(topic, role));
    return {
      items: topics.map((topic) => ({ topic, subscribed: own.has(topic), since: own.get(topic) ?? null })),
    };
  }

  @Put(':topic')
  @Allow('inbox.read')
  @ApiParam(TOPIC)
  @ApiOkResponse({ type: SubscriptionsDto })
  async subscribe(@Param('topic', new ParseEnumPipe(Topic)) topic: SubscriptionTopic): Promise<SubscriptionsDto> {
    await this.subscriptions.subscribe(topic);
    return this.listSubscriptions();
  }

  @Delete(':topic')
  @Allow('inbox.read')
  @ApiParam(TOPIC)
  @ApiOkResponse({ type: SubscriptionsDto })
  async unsubscribe(@Param('topic', new ParseEnumPipe(Topic)) topic: SubscriptionTopic): Promise<SubscriptionsDto> {
    await this.subscriptions.unsubscribe(topic);
    return this.listSubscriptions();
  }

  /** For who holds the link of a letter; the token is in the body, and only a click sends it: programs that open links end nothing. */
  @Post('ending')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: EndedSubscriptionDto })
  async endSubscription(@Body() { token }: UnsubscriptionDto): Promise<EndedSubscriptionDto> {
    return { topic: await this.subscriptions.end(token) };
  }
}
