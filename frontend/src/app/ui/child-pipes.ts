import { Pipe, type PipeTransform } from '@angular/core';

/** A SIM code as people write it, in two halves. */
@Pipe({ name: 'childCode' })
export class ChildCodePipe implements PipeTransform {
  transform(code: string): string {
    return /^\w{8}$/.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
  }
}

/** Family name then given name of a child; the code where no name may be shown. */
@Pipe({ name: 'childName' })
export class ChildNamePipe implements PipeTransform {
  private readonly code = new ChildCodePipe();

  transform(child: {
    readonly familyName: string | null;
    readonly givenName: string | null;
    readonly simCode: string;
  }): string {
    return [child.familyName, child.givenName].filter(Boolean).join(' ') || this.code.transform(child.simCode);
  }
}
