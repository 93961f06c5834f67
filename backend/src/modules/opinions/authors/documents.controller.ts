import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Req,
  Res,
  type StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { answerWithFile, ContentQuery } from '../../../platform/http/file-answer.js';
import type { SimRequest } from '../../../platform/http/request-context.js';
import { Allow, OwnUnitOfWork } from '../../../platform/http/route-access.js';
import type { UploadedAttachment } from '../../attachments/index.js';
import { DocumentsService } from './documents.service.js';
import { OpinionDocumentFormDto } from './opinion-input.dto.js';
import type { OpinionDto } from './opinion.dto.js';
import { OPINION, taggedOpinion } from './opinions.controller.js';

@ApiTags('opinions')
@Controller('opinions/:id/documents')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Post()
  @Allow('opinion.request')
  @OwnUnitOfWork()
  @UseInterceptors(FileInterceptor('file'))
  @ApiOperation({ summary: 'Add a document: PDF, JPEG, PNG, WebP or HEIC, told by its content' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: OpinionDocumentFormDto })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse(OPINION)
  async uploadOpinionDocument(
    @Req() request: SimRequest,
    @Param('id', ParseIntPipe) id: number,
    @Headers('idempotency-key') key: string | undefined,
    @UploadedFile() file: UploadedAttachment | undefined,
    @Body() form: Readonly<Record<string, unknown>> | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDto> {
    const upload = { kind: form?.kind, file: file?.received };
    return taggedOpinion(await this.documents.upload(request.simActor, key, id, upload), response);
  }

  @Get(':documentId/content')
  @Allow('opinion.read')
  @OwnUnitOfWork()
  @ApiOperation({ summary: 'Content of a document, to be looked at or saved' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async readOpinionDocument(
    @Req() request: SimRequest,
    @Param('id', ParseIntPipe) id: number,
    @Param('documentId', ParseIntPipe) documentId: number,
    @Query() { disposition = 'attachment' }: ContentQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const toBeSaved = disposition === 'attachment';
    const { document, content } = await this.documents.open(request.simActor, id, documentId, toBeSaved);
    return answerWithFile(response, document, content, toBeSaved);
  }

  @Post(':documentId/withdrawal')
  @HttpCode(200)
  @Allow('opinion.request')
  @ApiOperation({ summary: 'Take back a document put there by mistake' })
  @ApiOkResponse(OPINION)
  async withdrawOpinionDocument(
    @Param('id', ParseIntPipe) id: number,
    @Param('documentId', ParseIntPipe) documentId: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDto> {
    return taggedOpinion(await this.documents.withdraw(id, documentId), response);
  }
}
