import { Body, Controller, Delete, Headers, Param, ParseIntPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../platform/http/route-access.js';
import { ETAG, MinorRecordDto, tagged } from '../minors/index.js';
import { ContactBodyDto, RelationBodyDto, RelationChangeDto, RemovalQuery } from './contacts.dto.js';
import { ContactsService } from './contacts.service.js';
import { RelationsService } from './relations.service.js';

@ApiTags('minors')
@Controller('minors/:simCode')
export class ContactsController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly relations: RelationsService,
  ) {}

  @Post('contacts')
  @Allow('contact.write')
  @ApiOperation({ summary: 'Add a contact' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiCreatedResponse({ type: MinorRecordDto, headers: ETAG })
  async addContact(
    @Param('simCode') simCode: string,
    @Body() body: ContactBodyDto,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.contacts.add(key, simCode, ifMatch, body), response);
  }

  @Put('contacts/:id')
  @Allow('contact.write')
  @ApiOperation({ summary: 'Change a contact' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async changeContact(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: ContactBodyDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.contacts.change(simCode, id, ifMatch, body), response);
  }

  @Delete('contacts/:id')
  @Allow('contact.write')
  @ApiOperation({ summary: 'Take away a contact entered by mistake' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async removeContact(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Query() { reason }: RemovalQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.contacts.remove(simCode, id, ifMatch, reason), response);
  }

  @Post('relations')
  @Allow('contact.write')
  @ApiOperation({ summary: 'Say that two minors belong together' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiCreatedResponse({ type: MinorRecordDto, headers: ETAG })
  async addRelation(
    @Param('simCode') simCode: string,
    @Body() body: RelationBodyDto,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.relations.add(key, simCode, ifMatch, body), response);
  }

  @Put('relations/:id')
  @Allow('contact.write')
  @ApiOperation({ summary: 'Change a relation, or say when it ended' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async changeRelation(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RelationChangeDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.relations.change(simCode, id, ifMatch, body), response);
  }

  @Delete('relations/:id')
  @Allow('contact.write')
  @ApiOperation({ summary: 'Take away a relation entered by mistake' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MinorRecordDto, headers: ETAG })
  async removeRelation(
    @Param('simCode') simCode: string,
    @Param('id', ParseIntPipe) id: number,
    @Query() { reason }: RemovalQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.relations.remove(simCode, id, ifMatch, reason), response);
  }
}
