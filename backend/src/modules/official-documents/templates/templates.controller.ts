import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { asDownload } from '../../../platform/http/download.js';
import { entityTag } from '../../../platform/http/entity-tag.js';
import { Idempotency } from '../../../platform/http/idempotency.js';
import { Allow } from '../../../platform/http/route-access.js';
import {
  DocumentTemplateDto,
  firstDay,
  NewTemplateVersionDto,
  TemplateDraftDto,
  TemplateListDto,
} from './templates.dto.js';
import { TemplatesService } from './templates.service.js';

@ApiTags('document-templates')
@Controller('document-templates')
export class TemplatesController {
  constructor(
    private readonly templates: TemplatesService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Allow('template.read')
  @ApiOkResponse({ type: TemplateListDto })
  listTemplates(): Promise<TemplateListDto> {
    return this.templates.list();
  }

  @Get(':kind/:language')
  @Allow('template.read')
  @ApiOkResponse({ type: DocumentTemplateDto })
  async readTemplate(
    @Param('kind') kind: string,
    @Param('language') language: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DocumentTemplateDto> {
    const template = await this.templates.read(kind, language);
    response.setHeader('ETag', entityTag(template.newest));
    return template;
  }

  @Post(':kind/:language/versions')
  @Allow('template.write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiCreatedResponse({ type: DocumentTemplateDto })
  async saveTemplate(
    @Param('kind') kind: string,
    @Param('language') language: string,
    @Body() body: NewTemplateVersionDto,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DocumentTemplateDto> {
    const route = `POST /api/document-templates/${kind}/${language}/versions`;
    await this.idempotency.once(key, route, body, async () => {
      const { title, body: text, note } = body;
      await this.templates.save(kind, language, ifMatch, { title, body: text, note, validFrom: firstDay(body) });
      return null;
    });
    return this.readTemplate(kind, language, response);
  }

  @Post(':kind/:language/preview')
  @HttpCode(200)
  @Allow('template.write')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async previewTemplate(
    @Param('kind') kind: string,
    @Param('language') language: string,
    @Body() draft: TemplateDraftDto,
  ): Promise<StreamableFile> {
    return asDownload(await this.templates.preview(kind, language, draft));
  }
}
