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
import { answerWithFile, ContentQuery } from '../../platform/http/file-answer.js';
import type { SimRequest } from '../../platform/http/request-context.js';
import { Allow, OwnUnitOfWork } from '../../platform/http/route-access.js';
import { AttachmentDto, AttachmentFormDto, AttachmentListDto, WithdrawalDto } from './attachments.dto.js';
import { AttachmentsService } from './attachments.service.js';
import type { UploadedAttachment } from './attachments.upload.js';

@ApiTags('attachments')
@Controller('minors/:simCode/attachments')
export class AttachmentsController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Get()
  @Allow('attachment.read')
  @ApiOperation({ summary: 'Files of a record' })
  @ApiOkResponse({ type: AttachmentListDto })
  listAttachments(@Param('simCode') simCode: string): Promise<AttachmentListDto> {
    return this.attachments.list(simCode);
  }

  @Post()
  @Allow('attachment.write')
  @OwnUnitOfWork()
  @UseInterceptors(FileInterceptor('file'))
  @ApiOperation({ summary: 'Add a file: PDF, JPEG, PNG, WebP or HEIC, told by its content' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: AttachmentFormDto })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: AttachmentDto })
  uploadAttachment(
    @Req() request: SimRequest,
    @Param('simCode') simCode: string,
    @Headers('idempotency-key') key: string | undefined,
    @UploadedFile() file: UploadedAttachment | undefined,
    @Body() form: Readonly<Record<string, unknown>> | undefined,
  ): Promise<AttachmentDto> {
    return this.attachments.upload(request.simActor, key, simCode, {
      kind: form?.kind,
      title: form?.title,
      file: file?.received,
    });
  }

  @Get(':id/content')
  @Allow('attachment.read')
  @OwnUnitOfWork()
  @ApiOperation({ summary: 'Content of a file, to be looked at or saved' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async readAttachmentContent(
    @Req() request: SimRequest,
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Query() { disposition = 'attachment' }: ContentQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const toBeSaved = disposition === 'attachment';
    const { attachment, content } = await this.attachments.open(request.simActor, simCode, id, toBeSaved);
    return answerWithFile(response, attachment, content, toBeSaved);
  }

  @Post(':id/withdrawal')
  @Allow('attachment.write')
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw a file put there by mistake' })
  @ApiOkResponse({ type: AttachmentDto })
  withdrawAttachment(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: WithdrawalDto,
  ): Promise<AttachmentDto> {
    return this.attachments.withdraw(simCode, id, reason);
  }
}
