import { errorCode } from '#lib/error-code';

/** Whether the process `pid` runs on this machine. One of another user's runs too: asking is then forbidden. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
