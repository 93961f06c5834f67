import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  DELIVERY_FAILURES,
  DELIVERY_STATES,
  type DeliveryFailure,
  type DeliveryState,
  NOTIFICATION_CHANNELS,
  NOTIFICATION_TOPICS,
  type NotificationChannel,
  type NotificationTopic,
} from '../../domain/notification.js';
import { PEC_FINDINGS, PEC_RECEIPT_KINDS, type PecFinding, type PecReceiptKind } from '../../domain/pec-receipt.js';
import { NotificationTotalDto, PagedQuery } from './inbox.dto.js';
import { ATTEMPT_EVENTS, type AttemptEvent } from './outbox.repository.js';

const TOPICS = [...NOTIFICATION_TOPICS];
const STATES = [...DELIVERY_STATES];
const CHANNELS = [...NOTIFICATION_CHANNELS];

export class DeliveryQuery extends PagedQuery {
  @ApiPropertyOptional({ enum: STATES, enumName: 'DeliveryState' })
  @IsOptional()
  @IsIn(STATES)
  readonly state?: DeliveryState;

  @ApiPropertyOptional({ enum: CHANNELS, enumName: 'NotificationChannel' })
  @IsOptional()
  @IsIn(CHANNELS)
  readonly channel?: NotificationChannel;

  @ApiPropertyOptional({ enum: TOPICS, enumName: 'NotificationTopic' })
  @IsOptional()
  @IsIn(TOPICS)
  readonly topic?: NotificationTopic;
}

export class DeliveryDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: CHANNELS, enumName: 'NotificationChannel' })
  readonly channel!: NotificationChannel;
  @ApiProperty({ enum: STATES, enumName: 'DeliveryState' })
  readonly state!: DeliveryState;
  @ApiProperty({ enum: [...DELIVERY_FAILURES], enumName: 'DeliveryFailure', nullable: true })
  readonly reason!: DeliveryFailure | null;
  @ApiProperty({ description: 'Whether the channel has a server; without one the letter waits' })
  readonly configured!: boolean;
  @ApiProperty()
  readonly attempts!: number;
  @ApiProperty({ enum: TOPICS, enumName: 'NotificationTopic' })
  readonly topic!: NotificationTopic;
  @ApiProperty()
  readonly number!: string;
  @ApiProperty()
  readonly link!: string;
  @ApiProperty({ description: 'Name of the person or of the body' })
  readonly addressee!: string;
  @ApiProperty()
  readonly causedAt!: Date;
  @ApiProperty()
  readonly changedAt!: Date;
  @ApiProperty({ description: 'Queued: when it is tried next' })
  readonly nextAttemptAt!: Date;
}

export class DeliveryPageDto {
  @ApiProperty({ type: [DeliveryDto] })
  readonly items!: readonly DeliveryDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: NotificationTotalDto;
}

export class DeliveryAttemptDto {
  @ApiProperty({ enum: [...ATTEMPT_EVENTS], enumName: 'DeliveryAttemptEvent' })
  readonly event!: AttemptEvent['event'];
  @ApiProperty()
  readonly at!: Date;
  @ApiProperty({ type: String, nullable: true })
  readonly address!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Answer of the server, or kind of the receipt' })
  readonly detail!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Who sent it again; null: the system itself' })
  readonly person!: string | null;
}

export class PecReceiptDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...PEC_RECEIPT_KINDS], enumName: 'PecReceiptKind' })
  readonly kind!: PecReceiptKind;
  @ApiProperty({ enum: [...PEC_FINDINGS], enumName: 'PecFinding' })
  readonly finding!: PecFinding;
  @ApiProperty({ type: String, nullable: true, description: 'Message-ID of the letter that it speaks of' })
  readonly reference!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly recipient!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly provider!: string | null;
  @ApiProperty({ type: Date, nullable: true })
  readonly issuedAt!: Date | null;
  @ApiProperty()
  readonly receivedAt!: Date;
}

export class PecReceiptPageDto {
  @ApiProperty({ type: [PecReceiptDto] })
  readonly items!: readonly PecReceiptDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: NotificationTotalDto;
}

export class DeliveryDetailDto extends DeliveryDto {
  @ApiProperty({ type: [DeliveryAttemptDto] })
  readonly history!: readonly DeliveryAttemptDto[];
  @ApiProperty({ type: [PecReceiptDto] })
  readonly receipts!: readonly PecReceiptDto[];
  @ApiProperty()
  readonly maySendAgain!: boolean;
}

export class TransportStatusDto {
  @ApiProperty({ description: 'E-mail has a server' })
  readonly email!: boolean;
  @ApiProperty({ description: 'Certified e-mail has a mailbox' })
  readonly pec!: boolean;
  @ApiProperty()
  readonly queued!: number;
  @ApiProperty()
  readonly failed!: number;
  @ApiProperty()
  readonly unmatchedReceipts!: number;
}
