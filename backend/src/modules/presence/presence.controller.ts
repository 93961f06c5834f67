import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { MEDIA_TYPES } from '../../platform/files/media-types.js';
import { asDownload } from '../../platform/http/download.js';
import { Allow } from '../../platform/http/route-access.js';
import { presenceFile } from './presence-file.js';
import { PresenceDto, PresenceQuery } from './presence.dto.js';
import { PresenceService } from './presence.service.js';

const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('presence')
@Controller('facilities')
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  @Get(':code/presence/:month')
  @Allow('presence.read')
  @ApiProduces('application/json', 'text/csv', MEDIA_TYPES.xlsx)
  @ApiOkResponse({
    type: PresenceDto,
    content: {
      'application/json': { schema: { $ref: getSchemaPath(PresenceDto) } },
      'text/csv': BINARY,
      [MEDIA_TYPES.xlsx]: BINARY,
    },
  })
  async readPresence(
    @Param('code') code: string,
    @Param('month') month: string,
    @Query() { format = 'json' }: PresenceQuery,
  ): Promise<PresenceDto | StreamableFile> {
    const presence = await this.presence.ofMonth(code, month, format);
    return format === 'json' ? presence : asDownload(await presenceFile(presence, format));
  }
}
