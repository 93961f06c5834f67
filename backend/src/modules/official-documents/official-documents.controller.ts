import { Controller, Get, Param, ParseIntPipe, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { asDownload } from '../../platform/http/download.js';
import { Allow } from '../../platform/http/route-access.js';
import { OfficialDocuments } from './official-documents.service.js';

@ApiTags('official-documents')
@Controller('official-documents')
export class OfficialDocumentsController {
  constructor(private readonly documents: OfficialDocuments) {}

  @Get(':id/content')
  @Allow('opinion.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async downloadDocument(@Param('id', ParseIntPipe) id: number): Promise<StreamableFile> {
    return asDownload(await this.documents.content(id));
  }
}
