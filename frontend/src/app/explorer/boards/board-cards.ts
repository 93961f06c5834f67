import type { DashboardTileDto } from '../../../api/models';

export interface BoardTile {
  /** Stays with the tile when it is moved: what it shows is not asked again. */
  readonly key: string;
  readonly tile: DashboardTileDto;
}

/** Tiles with their keys; the same tile twice has two. */
export function keyed(tiles: readonly DashboardTileDto[]): BoardTile[] {
  const seen = new Map<string, number>();
  return tiles.map((tile) => {
    const content = JSON.stringify(tile);
    const count = seen.get(content) ?? 0;
    seen.set(content, count + 1);
    return { key: `${content} ${count}`, tile };
  });
}

/** The list with one thing moved to another place. */
export function moved<Thing>(things: readonly Thing[], from: number, to: number): Thing[] {
  const rest = things.filter((_, place) => place !== from);
  return [...rest.slice(0, to), ...things.slice(from, from + 1), ...rest.slice(to)];
}
