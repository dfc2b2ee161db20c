/**
 * A value shared by the whole process. The framework bundles our modules a second time for the routes, so module state of
 * the command that serves does not reach them: this does.
 */
export interface ProcessWide<T> {
  get(): T | undefined;
  set(value: T): void;
}

/** Returns the process-wide slot of this name. */
export function processWide<T>(name: string): ProcessWide<T> {
  // Only this module uses these symbols, which the compiler cannot know.
  const shared: Record<symbol, T | undefined> = globalThis as never;
  const key = Symbol.for(`disclosure.${name}`);
  return {
    get: () => shared[key],
    set: (value) => {
      shared[key] = value;
    },
  };
}
