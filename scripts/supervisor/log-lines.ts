/** The lines that workers have for the log. */
export interface LogLines<Worker> {
  /** A worker begins: what was said before it is no line of its own. */
  begin(worker: Worker): void;
  say(worker: Worker, text: string, isError: boolean): void;
  /** A worker has ended. */
  end(worker: Worker): void;
}

/**
 * Prints the lines of workers, each of which looks at the same database and says what it sees: a line is printed as often as
 * the worker said it that says it most often, so that what they all say stands there once. One that begins with what was
 * printed last says nothing new either.
 */
export function createLogLines<Worker>(print: (text: string, isError: boolean) => void): LogLines<Worker> {
  const printed = new Map<string, number>();
  const said = new Map<Worker, Map<string, number>>();
  const silent = new Set<Worker>();
  let last: string | null = null;
  return {
    begin: (worker) => {
      said.set(worker, new Map(printed));
      silent.add(worker);
    },
    say: (worker, text, isError) => {
      const isFirst = silent.delete(worker);
      if (isFirst && text === last) {
        said.set(worker, new Map(printed));
        return;
      }
      const own = said.get(worker);
      const times = (own?.get(text) ?? 0) + 1;
      own?.set(text, times);
      if (times <= (printed.get(text) ?? 0)) return;
      printed.set(text, times);
      last = text;
      print(text, isError);
    },
    end: (worker) => {
      said.delete(worker);
      silent.delete(worker);
    },
  };
}
