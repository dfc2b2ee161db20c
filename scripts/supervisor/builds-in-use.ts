/** Which builds each worker may still answer from. */
export interface BuildsInUse<Worker> {
  /** A worker begins to use the build in this folder. */
  begin(worker: Worker, directory: string): Promise<void>;
  end(worker: Worker, directory: string): void;
  /** A worker has ended. */
  forget(worker: Worker): void;
}

/**
 * Tracks the builds that workers use.
 * @param onUse is called when the build in a folder is used by a first worker, and when no worker uses it any more.
 */
export function trackBuilds<Worker>(
  onUse: (directory: string, isUsed: boolean) => Promise<void>,
): BuildsInUse<Worker> {
  const users = new Map<string, Set<Worker>>();

  function end(worker: Worker, directory: string): void {
    const left = users.get(directory);
    if (!left?.delete(worker) || left.size > 0) return;
    users.delete(directory);
    void onUse(directory, false);
  }

  return {
    begin: async (worker, directory) => {
      const others = users.get(directory);
      users.set(directory, (others ?? new Set()).add(worker));
      if (!others) await onUse(directory, true);
    },
    end,
    forget: (worker) => {
      for (const directory of [...users.keys()]) end(worker, directory);
    },
  };
}
