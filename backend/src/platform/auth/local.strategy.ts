import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { SessionService } from './session.service.js';

/** The door with user name and password. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly sessions: SessionService) {
    super();
  }

  async validate(username: string, password: string): Promise<{ userId: number }> {
    return { userId: await this.sessions.checkPassword(username, password) };
  }
}
