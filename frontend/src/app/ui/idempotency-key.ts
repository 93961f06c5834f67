/** The `Idempotency-Key` of a form: the same while the same content is sent again, another once the content changed. */
export class IdempotencyKey {
  private key = newKey();
  private content: string | undefined;

  of(body: unknown): string {
    const content = JSON.stringify(body);
    if (this.content !== undefined && this.content !== content) this.key = newKey();
    this.content = content;
    return this.key;
  }

  /** After a success: the same content again is a new intention. */
  renew(): void {
    this.key = newKey();
    this.content = undefined;
  }
}

/** 128 random bits in hexadecimal. `crypto.randomUUID` exists on secure origins only; a demonstration may run on plain HTTP. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
