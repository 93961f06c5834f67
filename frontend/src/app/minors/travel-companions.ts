import type { RelationDto } from '../../api/models';

/** Who arrived together with the minor, as far as the reader may know, and still belongs with him or her on that day. */
export const travelCompanions = (relations: readonly RelationDto[], today: string): readonly RelationDto[] =>
  relations.filter(({ travellingTogether, validTo }) => travellingTogether === true && (!validTo || validTo >= today));
