import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/http/route-access.js';
import { HomeDto } from './home.dto.js';
import { HomeService } from './home.service.js';

@ApiTags('home')
@Controller('home')
export class HomeController {
  constructor(private readonly home: HomeService) {}

  @Get()
  @Allow('minor.list')
  @ApiOperation({ summary: 'What waits for the reader, and the places of the scope today' })
  @ApiOkResponse({ type: HomeDto })
  readHome(): Promise<HomeDto> {
    return this.home.read();
  }
}
