import { Body, Controller, Delete, Get, Headers, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/http/route-access.js';
import { SavedQuestionContentDto, SavedQuestionDto } from './kept.dto.js';
import { SavedQuestionsService } from './kept.service.js';

@ApiTags('explorer')
@Controller('explorer/saved-questions')
export class SavedQuestionsController {
  constructor(private readonly questions: SavedQuestionsService) {}

  @Get()
  @Allow('explorer.read')
  @ApiOkResponse({ type: [SavedQuestionDto] })
  listSavedQuestions(): Promise<SavedQuestionDto[]> {
    return this.questions.list();
  }

  @Get(':id')
  @Allow('explorer.read')
  @ApiOkResponse({ type: SavedQuestionDto })
  readSavedQuestion(@Param('id', ParseIntPipe) id: number): Promise<SavedQuestionDto> {
    return this.questions.get(id);
  }

  @Post()
  @Allow('explorer.read')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: SavedQuestionDto })
  addSavedQuestion(
    @Body() body: SavedQuestionContentDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<SavedQuestionDto> {
    return this.questions.add(body, key);
  }

  @Put(':id')
  @Allow('explorer.read')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: SavedQuestionDto })
  changeSavedQuestion(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: SavedQuestionContentDto,
  ): Promise<SavedQuestionDto> {
    return this.questions.change(id, ifMatch, body);
  }

  @Delete(':id')
  @Allow('explorer.read')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiNoContentResponse()
  removeSavedQuestion(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.questions.remove(id, ifMatch);
  }
}
