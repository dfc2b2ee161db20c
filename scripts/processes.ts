import { errorCode } from '#lib/error-code';

/** Whether a process with this id runs on this machine; also where it is another user's (EPERM). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
