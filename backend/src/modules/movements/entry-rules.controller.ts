import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/http/route-access.js';
import { LateEntries } from './late-entries.js';

export class EntryRuleDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Days of delay within which no reason is asked; null: never',
  })
  readonly graceDays!: number | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Days of delay beyond which only the Directorate-General enters a movement; null: no bound for the reader',
  })
  readonly maximumDaysBack!: number | null;
}

@ApiTags('movements')
@Controller('entry-rule')
export class EntryRulesController {
  constructor(private readonly late: LateEntries) {}

  @Get()
  @Allow('movement.create')
  @ApiOperation({ summary: 'How late the reader may enter a movement, by the rule in force today' })
  @ApiOkResponse({ type: EntryRuleDto })
  async readEntryRule(): Promise<EntryRuleDto> {
    const rule = await this.late.rule();
    return { graceDays: rule?.graceDays ?? null, maximumDaysBack: rule?.maximumDaysBack ?? null };
  }
}
