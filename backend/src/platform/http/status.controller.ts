import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Public } from './route-access.js';
import { VERSION } from './version.js';

export class DemonstrationAccountDto {
  readonly username!: string;
  readonly displayName!: string;
  readonly password!: string;
}

export class StatusDto {
  readonly status!: 'ok';
  readonly version!: string;
  /** Invented data, published passwords: never for real children. */
  readonly demonstration!: boolean;
  /** Today in Europe/Rome. */
  readonly today!: string;
  /** Accounts to try, in a demonstration only. */
  readonly accounts!: DemonstrationAccountDto[];
}

/** The one password of all accounts of a demonstration; real installations have no such account. */
export const DEMONSTRATION_PASSWORD = 'dimostrazione-sim';

@ApiTags('status')
@Controller()
export class StatusController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  @Get('status')
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
