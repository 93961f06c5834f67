import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  listQualityFindings,
  readQuality,
  readQualityScores,
  readQualityTrend,
  requestQualityRun,
} from '../../api/functions';
import type {
  QualityBodyKind,
  QualityFindingsDto,
  QualityPictureDto,
  QualityRunDto,
  QualityScoreDto,
  QualityTrendPointDto,
} from '../../api/models';

@Injectable({ providedIn: 'root' })
export class QualityClient {
  private readonly api = inject(Api);

  read(): Promise<QualityPictureDto> {
    return this.api.invoke(readQuality);
  }

  request(): Promise<QualityRunDto> {
    return this.api.invoke(requestQualityRun);
  }

  async scores(by: QualityBodyKind): Promise<QualityScoreDto[]> {
    return (await this.api.invoke(readQualityScores, { by })).items;
  }

  async trendOf(by: QualityBodyKind, code: string): Promise<QualityTrendPointDto[]> {
    return (await this.api.invoke(readQualityTrend, { by, code })).items;
  }

  findings(rule: string, cursor: string | null): Promise<QualityFindingsDto> {
    return this.api.invoke(listQualityFindings, { rule, cursor: cursor ?? undefined });
  }
}
