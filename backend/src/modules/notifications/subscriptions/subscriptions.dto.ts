import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { SUBSCRIPTION_TOPICS, type SubscriptionTopic } from '../../../domain/subscription.js';

const TOPICS = [...SUBSCRIPTION_TOPICS];

export class SubscriptionDto {
  @ApiProperty({ enum: TOPICS, enumName: 'SubscriptionTopic' })
  readonly topic!: SubscriptionTopic;
  @ApiProperty({ description: 'Whether the caller hears of it' })
  readonly subscribed!: boolean;
  @ApiProperty({ type: Date, nullable: true })
  readonly since!: Date | null;
}

export class SubscriptionsDto {
  @ApiProperty({ type: [SubscriptionDto], description: 'What the role of the caller may hear of' })
  readonly items!: readonly SubscriptionDto[];
}

export class UnsubscriptionDto {
  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'From the letter' })
  @Matches(/^[0-9a-f]{64}$/)
  readonly token!: string;
}

export class EndedSubscriptionDto {
  @ApiProperty({ enum: TOPICS, enumName: 'SubscriptionTopic' })
  readonly topic!: SubscriptionTopic;
}
