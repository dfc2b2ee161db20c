/**
 * A value that every part of this process shares. The framework bundles our code a second time, with modules of its
 * own: what the command that serves made ready reaches the routes in this way alone.
 */
export interface ProcessWide<T> {
  get(): T | undefined;
  set(value: T): void;
}

/** The process's one value of this name. */
export function processWide<T>(name: string): ProcessWide<T> {
  // What lies under our own symbols is what was set there: the compiler cannot know that.
  const shared: Record<symbol, T | undefined> = globalThis as never;
  const key = Symbol.for(`disclosure.${name}`);
  return {
    get: () => shared[key],
    set: (value) => {
      shared[key] = value;
    },
  };
}
