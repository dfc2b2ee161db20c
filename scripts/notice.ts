import { CommandError, run } from './run';

/** A content tool: what it does with the arguments after its name. */
type Tool = (args: readonly string[]) => Promise<void>;

/** Each tool is loaded when it is asked for: the driver of a browser alone takes half a second, and only `pdf` needs it. */
const TOOLS: Readonly<Record<string, () => Promise<Tool>>> = {
  publish: async () => (await import('./notice/publish')).publishTool,
  correct: async () => (await import('./notice/correct')).correctTool,
  pdf: async () => (await import('./notice/pdf')).makePapers,
  archive: async () => (await import('./notice/archive')).archive,
};

/** `npm run notice -- <tool> …`: staff's tools for what stands in `content/`. */
run(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const load = TOOLS[name];
  if (!load) throw new CommandError(`没有这个命令。可用的有：${Object.keys(TOOLS).join('、')}。`);
  const tool = await load();
  await tool(args);
});
