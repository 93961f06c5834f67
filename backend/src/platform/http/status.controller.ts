import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DEMONSTRATION_PASSWORD } from '../auth/demonstration-password.js';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Public } from './route-access.js';
import { VERSION } from './version.js';

export class DemonstrationAccountDto {
  @ApiProperty()
  readonly username!: string;
  @ApiProperty()
  readonly displayName!: string;
  @ApiProperty()
  readonly password!: string;
}

export class StatusDto {
  @ApiProperty({ enum: ['ok'] })
  readonly status!: 'ok';
  @ApiProperty()
  readonly version!: string;
  /** Invented data, published passwords: never for real children. */
  @ApiProperty()
  readonly demonstration!: boolean;
  /** Today in Europe/Rome. */
  @ApiProperty({ format: 'date' })
  readonly today!: string;
  /** Accounts to try, in a demonstration only. */
  @ApiProperty({ type: [DemonstrationAccountDto] })
  readonly accounts!: DemonstrationAccountDto[];
}

@ApiTags('status')
@Controller()
export class StatusController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Get('status')
  @ApiOkResponse({ type: StatusDto })
  @Public()
  async readStatus(): Promise<StatusDto> {
    const accounts = await this.unitOfWork.runAsService(() =>
      this.unitOfWork.query<{ username: string; displayName: string }>(
        `select username::text as username, display_name as "displayName" from users where demonstration and disabled_at is null order by id`,
      ),
    );
    return {
      status: 'ok',
      version: VERSION,
      demonstration: accounts.length > 0,
      today: this.clock.today(),
      accounts: accounts.map((account) => ({ ...account, password: DEMONSTRATION_PASSWORD })),
    };
  }
}
