import { takeSettings } from './command-line';
import { CommandError, run } from './run';

/** A content tool; it gets the arguments after its name. */
type Tool = (args: readonly string[]) => Promise<void>;

/** Tools by name, loaded lazily: the browser driver takes half a second, and only `pdf` needs it. */
const TOOLS: Readonly<Record<string, () => Promise<Tool>>> = {
  publish: async () => (await import('./notice/publish')).publishTool,
  correct: async () => (await import('./notice/correct')).correctTool,
  progress: async () => (await import('./notice/progress')).progressTool,
  pdf: async () => (await import('./notice/pdf')).makePdfs,
  ledger: async () => (await import('./notice/ledger')).ledgerTool,
  archive: async () => (await import('./notice/archive')).archive,
};

/** `npm run notice -- <tool> …`: staff's tools for the notices in `content/`. */
run(async () => {
  const [name = '', ...args] = takeSettings(process.argv.slice(2), ['content', 'site-url']);
  const load = TOOLS[name];
  if (!load) throw new CommandError(`没有这个命令。可用的有：${Object.keys(TOOLS).join('、')}。`);
  const tool = await load();
  await tool(args);
});
