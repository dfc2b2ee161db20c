// @ts-check

/** How often a command looks whether npm's shell is still there, in milliseconds. */
const SHELL_LOOK = 250;

/**
 * Ends a command that npm started when the shell between the two has ended: npm hands SIGTERM and SIGINT to the shell
 * alone, which ends of them and tells nobody. (`exec` in the script would spare the shell, but cmd knows none.)
 * @param {string} name the command's
 */
export function endWithShell(name) {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event !== name) return;
  const shell = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, SHELL_LOOK);
  looking.unref();
}
