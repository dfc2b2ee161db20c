/** How many bytes of bodies a server holds at a time, in all and of one source. */
export interface BodyLimits {
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
export function limitBodies({ inAll, perSource }: BodyLimits): BodyRooms {
  const held = new Map<string, number>();
  let total = 0;

  function change(source: string, bytes: number): void {
    total += bytes;
    const ofSource = (held.get(source) ?? 0) + bytes;
    if (ofSource > 0) held.set(source, ofSource);
    else held.delete(source);
  }

  return (source) => {
    let taken = 0;
    return {
      take: (bytes) => {
        if (total + bytes > inAll || (held.get(source) ?? 0) + bytes > perSource) return false;
        taken += bytes;
        change(source, bytes);
        return true;
      },
      release: () => {
        change(source, -taken);
        taken = 0;
      },
    };
  };
}
