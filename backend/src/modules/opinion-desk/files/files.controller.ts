import { Body, Controller, Get, Param, ParseIntPipe, Put, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { entityTag } from '../../../platform/http/entity-tag.js';
import { Allow } from '../../../platform/http/route-access.js';
import { ETAG } from '../../minors/index.js';
import { DeskFileDto, DocumentCheckDto } from './files.dto.js';
import { FilesService, type VersionedFile } from './files.service.js';

export const DESK_FILE = { type: DeskFileDto, headers: ETAG };

/** Sends the version along with the file. */
export function taggedFile({ version, file }: VersionedFile, response: Response): DeskFileDto {
  response.setHeader('ETag', entityTag(version));
  return file;
}

@ApiTags('opinion-desk')
@Controller('opinion-desk/requests')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Get(':id')
  @Allow('opinion_desk.read')
  @ApiOperation({ summary: 'A request as the desk works on it, with the steps that the reader may take' })
  @ApiOkResponse(DESK_FILE)
  async getDeskFile(
    @Param('id', ParseIntPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.files.read(id), response);
  }

  @Put(':id/documents/:documentId/check')
  @Allow('opinion.examine')
  @ApiOperation({ summary: 'Accept a document, or say that it cannot be read' })
  @ApiOkResponse(DESK_FILE)
  async checkOpinionDocument(
    @Param('id', ParseIntPipe) id: number,
    @Param('documentId', ParseIntPipe) documentId: number,
    @Body() body: DocumentCheckDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeskFileDto> {
    return taggedFile(await this.files.check(id, documentId, body), response);
  }
}
