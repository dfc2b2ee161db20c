/** How many bytes of bodies a server holds at a time, in all and of one source. */
export interface BodyLimits {
  /** The first bytes of each body, which are not counted: who sends many small ones is limited by connections. */
  readonly free: number;
  readonly inAll: number;
  readonly perSource: number;
}

/** The room that the body of one request takes. */
export interface BodyRoom {
  /** Takes room for more bytes; false when there is none, and then none is taken. */
  take(bytes: number): boolean;
  /** Gives back what was taken. */
  release(): void;
}

/** Hands out room for the body of a request, by its source. */
export type BodyRooms = (source: string) => BodyRoom;

/** Limits the bytes of request bodies that are held at a time, while they come and until they are answered. */
export function limitBodies({ free, inAll, perSource }: BodyLimits): BodyRooms {
  const held = new Map<string, number>();
  let total = 0;

  function change(source: string, bytes: number): void {
    total += bytes;
    const ofSource = (held.get(source) ?? 0) + bytes;
    if (ofSource > 0) held.set(source, ofSource);
    else held.delete(source);
  }

  return (source) => {
    let size = 0;
    const counted = () => Math.max(0, size - free);
    return {
      take: (bytes) => {
        const more = Math.max(0, size + bytes - free) - counted();
        if (more > 0 && (total + more > inAll || (held.get(source) ?? 0) + more > perSource)) return false;
        size += bytes;
        change(source, more);
        return true;
      },
      release: () => {
        change(source, -counted());
        size = 0;
      },
    };
  };
}
