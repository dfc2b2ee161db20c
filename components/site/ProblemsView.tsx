import { formatProblem, isError, type Problem } from '#lib/content/problem';

/** The preview's page for content with errors: the messages of the check, grouped by file. */
export function ProblemsView({ problems }: { problems: readonly Problem[] }) {
  const files = [...new Set(problems.map((problem) => problem.file))];
  const errors = problems.filter(isError).length;
  return (
    <>
      <title>{`内容有${errors}处错误`}</title>
      <main id="main">
        <div className="sheet plain">
          <h1>内容有{errors}处错误</h1>
          <p>改正并保存以后，页面会重新显示。</p>
          {files.map((file) => (
            <section key={file}>
              <h2>{file}</h2>
              {problems
                .filter((problem) => problem.file === file)
                .map((problem) => (
                  <ProblemText key={formatProblem(problem)} problem={problem} />
                ))}
            </section>
          ))}
        </div>
      </main>
    </>
  );
}

function ProblemText({ problem }: { problem: Problem }) {
  const [first, ...rest] = formatProblem(problem).split('\n');
  return (
    <pre className={isError(problem) ? 'bad' : undefined}>
      <strong>{first}</strong>
      {rest.map((line) => `\n${line}`).join('')}
    </pre>
  );
}
