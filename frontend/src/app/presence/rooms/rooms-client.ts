import { Injectable, inject } from '@angular/core';
import { Api } from '../../../api/api';
import { addRoom, changeRoom, closeRoom, getRoom, listRooms, reopenRoom } from '../../../api/functions';
import type { NewRoomDto, RoomChangeDto, RoomClosingDto, RoomDto, RoomsDto } from '../../../api/models';

/** A room, and its version to be sent back with a change. */
export interface VersionedRoom {
  readonly room: RoomDto;
  readonly etag: string;
}

@Injectable({ providedIn: 'root' })
export class RoomsClient {
  private readonly api = inject(Api);

  list(code: string): Promise<RoomsDto> {
    return this.api.invoke(listRooms, { code });
  }

  async get(code: string, id: number): Promise<VersionedRoom> {
    const { body, headers } = await this.api.invoke$Response(getRoom, { code, id });
    return { room: body, etag: headers.get('ETag') ?? '' };
  }

  add(code: string, body: NewRoomDto, key: string): Promise<RoomDto> {
    return this.api.invoke(addRoom, { code, body, 'Idempotency-Key': key });
  }

  async change(code: string, id: number, etag: string, change: RoomChangeDto): Promise<VersionedRoom> {
    const { body, headers } = await this.api.invoke$Response(changeRoom, { code, id, body: change, 'If-Match': etag });
    return { room: body, etag: headers.get('ETag') ?? '' };
  }

  async close(code: string, id: number, etag: string, closing: RoomClosingDto): Promise<VersionedRoom> {
    const { body, headers } = await this.api.invoke$Response(closeRoom, { code, id, body: closing, 'If-Match': etag });
    return { room: body, etag: headers.get('ETag') ?? '' };
  }

  async reopen(code: string, id: number, etag: string, from: string): Promise<VersionedRoom> {
    const { body, headers } = await this.api.invoke$Response(reopenRoom, {
      code,
      id,
      body: { from },
      'If-Match': etag,
    });
    return { room: body, etag: headers.get('ETag') ?? '' };
  }
}
