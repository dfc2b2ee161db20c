import { Duplex } from 'node:stream';

/** A pair of streams, each of which reads what is written to the other: a connection inside this process. */
export function memoryConnection(): [Duplex, Duplex] {
  const a = new End();
  const b = new End();
  a.other = b;
  b.other = a;
  return [a, b];
}

/** One end of a connection. */
class End extends Duplex {
  other: End | null = null;
  private taken: (() => void) | null = null;

  override _read(): void {
    const taken = this.taken;
    this.taken = null;
    taken?.();
  }

  override _write(chunk: Buffer, _encoding: string, written: () => void): void {
    if (!this.other || chunk.byteLength === 0) {
      written();
      return;
    }
    this.other.taken = written;
    this.other.push(chunk);
  }

  override _final(ended: () => void): void {
    this.other?.push(null);
    ended();
  }

  // What HTTP asks of a socket, and what means nothing here.
  setTimeout(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}
