import { archive } from './notice/archive';
import { correctTool } from './notice/correct';
import { makePapers } from './notice/pdf';
import { publishTool } from './notice/publish';
import { CommandError, run } from './run';

/** A content tool: what it does with the arguments after its name. */
type Tool = (args: readonly string[]) => Promise<void>;

const TOOLS: Readonly<Record<string, Tool>> = {
  publish: publishTool,
  correct: correctTool,
  pdf: makePapers,
  archive,
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read has seen enough, as `head` does; the files are still written to the end.
  if (error.code !== 'EPIPE') throw error;
});

/** `npm run notice -- <tool> …`: staff's tools for what stands in `content/`. */
run(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const tool = TOOLS[name];
  if (!tool) throw new CommandError(`没有这个命令。可用的有：${Object.keys(TOOLS).join('、')}。`);
  await tool(args);
});
