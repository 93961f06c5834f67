import { Controller, Get, Header, Inject, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PROTECTED_SIGN } from '../../domain/disclosure/disclosure-rule.js';
import { catalogue, jsonLd } from '../../domain/open-data/dcat.js';
import { jsonStat } from '../../domain/open-data/json-stat.js';
import { OPEN_DIMENSIONS, type OpenTable } from '../../domain/open-data/open-table.js';
import { DomainProblem } from '../../domain/problem.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { Public } from '../../platform/http/route-access.js';
import {
  countText,
  DRAWING_LANGUAGES,
  drawMap,
  type DrawingLanguage,
  type ReportDrawingDto,
} from '../reports/index.js';
import { OpenReleasesDto, OpenReleaseTablesDto } from './open-data.dto.js';
import { atomFeed, openCodelist, openCsv, openSdmxCsv, rdfXml } from './open-data.files.js';
import { OpenDataService } from './open-data.service.js';

const MONTH = { name: 'month', example: '2026-10' } as const;
const REVISION = {
  name: 'revision',
  required: false,
  type: 'integer',
  description: 'One that was superseded; without it the current one',
} as const;
const LANGUAGE = {
  name: 'language',
  required: false,
  enum: [...DRAWING_LANGUAGES],
  enumName: 'DrawingLanguage',
  description: 'Of the words and numbers of the map; Italian when missing',
} as const;
const FILE = { schema: { type: 'string' } } as const;
/** Anyone may keep an answer for so long; it has a validator (ETag) afterwards. */
const CACHE = 'public, max-age=300';
const NAME = /^([a-z][a-z0-9-]{0,39})\.(csv|json|sdmx\.csv)$/;

/** Open data, without sign-in, for programs of anyone: addresses are stable, and may be read from other sites. */
@ApiTags('open-data')
@Controller('open-data')
export class OpenDataController {
  constructor(
    private readonly openData: OpenDataService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Public()
  @Header('Cache-Control', CACHE)
  @Header('Access-Control-Allow-Origin', '*')
  @ApiOkResponse({ type: OpenReleasesDto })
  async listOpenReleases(): Promise<OpenReleasesDto> {
    return { releases: await this.openData.releases() };
  }

  @Get('catalogue.jsonld')
  @Public()
  @Header('Cache-Control', CACHE)
  @Header('Access-Control-Allow-Origin', '*')
  @ApiProduces('application/ld+json')
  @ApiOkResponse(FILE)
  async readOpenCatalogue(): Promise<StreamableFile> {
    return file(JSON.stringify(jsonLd(await this.nodes())), 'application/ld+json');
  }

  @Get('catalogue.rdf')
  @Public()
  @Header('Cache-Control', CACHE)
  @Header('Access-Control-Allow-Origin', '*')
  @ApiProduces('application/rdf+xml')
  @ApiOkResponse(FILE)
  async readOpenCatalogueRdf(): Promise<StreamableFile> {
    return file(rdfXml(await this.nodes()), 'application/rdf+xml');
  }

  @Get('feed.atom')
  @Public()
  @Header('Cache-Control', CACHE)
  @Header('Access-Control-Allow-Origin', '*')
  @ApiProduces('application/atom+xml')
  @ApiOkResponse(FILE)
  async readOpenFeed(): Promise<StreamableFile> {
    return file(atomFeed(this.config.publicUrl, await this.openData.releases()), 'application/atom+xml');
  }

  @Get('codelists/:dimension.csv')
  @Public()
  @Header('Cache-Control', CACHE)
  @Header('Access-Control-Allow-Origin', '*')
  @ApiParam({ name: 'dimension', enum: OPEN_DIMENSIONS, enumName: 'OpenDimension' })
  @ApiProduces('text/csv')
  @ApiOkResponse(FILE)
  async readOpenCodelist(@Param('dimension') dimension: string): Promise<StreamableFile> {
    const tables = (await this.openData.current()).flatMap((release) => release.tables);
    const rows = tables.filter((table) => table.dimension === dimension).flatMap((table) => table.rows);
    if (rows.length === 0) throw new DomainProblem('not_found');
    return file(openCodelist(rows), 'text/csv; charset=utf-8', `${dimension}.csv`);
  }

  @Get(':month')
  @Public()
  @Header('Cache-Control', CACHE)
  @Header('Access-Control-Allow-Origin', '*')
  @ApiParam(MONTH)
  @ApiQuery(REVISION)
  @ApiQuery(LANGUAGE)
  @ApiOkResponse({ type: OpenReleaseTablesDto })
  async readOpenRelease(
    @Param('month') month: string,
    @Query('revision') revision?: string,
    @Query('language') language?: string,
  ): Promise<OpenReleaseTablesDto> {
    const release = await this.openData.release(month, revisionOf(revision));
    return {
      ...release,
      tables: release.tables.map((table) => ({ ...table, drawing: mapOf(table, languageOf(language)) })),
    };
  }

  /** `citizenship.csv`, `citizenship.json` (JSON-stat 2.0), `citizenship.sdmx.csv`. */
  @Get(':month/:file')
  @Public()
  @Header('Cache-Control', CACHE)
  @Header('Access-Control-Allow-Origin', '*')
  @ApiParam(MONTH)
  @ApiParam({ name: 'file', example: 'citizenship.csv' })
  @ApiQuery(REVISION)
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse(FILE)
  async readOpenTable(
    @Param('month') month: string,
    @Param('file') name: string,
    @Res({ passthrough: true }) response: Response,
    @Query('revision') revision?: string,
  ): Promise<StreamableFile> {
    const [, code = '', format] = NAME.exec(name) ?? [];
    if (format === undefined) throw new DomainProblem('not_found');
    const { release, table } = await this.openData.table(month, code, revisionOf(revision));
    if (release.supersededBy !== null)
      response.setHeader('Link', `</api/open-data/${month}/${name}>; rel="latest-version"`);
    if (format === 'json') return file(JSON.stringify(jsonStat(release, table)), 'application/json');
    const content = format === 'csv' ? openCsv(release, table) : openSdmxCsv(release, table);
    return file(content, 'text/csv; charset=utf-8', `msna-${month}-${name}`);
  }

  private async nodes() {
    return catalogue(this.config.publicUrl, await this.openData.current());
  }
}

/** The regions by their counts; a hidden one is drawn as nobody, with its sign. */
function mapOf({ dimension, rows }: OpenTable, language: DrawingLanguage): ReportDrawingDto | null {
  if (dimension !== 'region') return null;
  return drawMap(
    rows
      .filter(({ role }) => role === 'item')
      .map(({ code, label, value }) => ({
        key: code,
        label: label[language],
        value: value ?? 0,
        text: value === null ? PROTECTED_SIGN : countText(value, language),
      })),
    language,
  );
}

const file = (content: string, type: string, name?: string): StreamableFile =>
  new StreamableFile(Buffer.from(content, 'utf8'), {
    type,
    ...(name === undefined ? {} : { disposition: `attachment; filename="${name}"` }),
  });

/** Anyone may write anything in an address: what is no language of ours is read in Italian. */
const languageOf = (text: string | undefined): DrawingLanguage =>
  DRAWING_LANGUAGES.find((language) => language === text) ?? 'it';

/** @throws DomainProblem `not_found` for what no revision can be */
function revisionOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new DomainProblem('not_found');
  return Number(text);
}
