import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { errorCode } from '#lib/error-code';
import { CommandError } from '../run';

/**
 * Lets a server listen, and gives the port that it got.
 * @param hostname the interface; undefined: every one.
 * @throws CommandError in Chinese when the port or the interface cannot be had.
 */
export async function listen(server: Server, port: number, hostname: string | undefined): Promise<number> {
  server.listen(port, hostname);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') {
      throw new CommandError(
        `端口 ${port} 已被占用：网站可能已经在运行。先停止它，或者换一个端口，例如在命令后面加上 -- --port ${port + 1}。`,
      );
    }
    if (errorCode(error) === 'EACCES')
      throw new CommandError(
        `没有权限使用端口 ${port}：1024 以下的端口只有管理员能用。请换一个端口，例如在命令后面加上 -- --port 3000。`,
      );
    if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(errorCode(error)))
      throw new CommandError(`HOSTNAME=${hostname} 不是这台机器的地址。请改正，或者不写它。`);
    throw error;
  }
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/**
 * Refuses a port that cannot be had, before anything slow or talkative is begun for it. Another may still take it afterwards.
 * @throws CommandError as `listen` does.
 */
export async function refuseTakenPort(port: number, hostname: string | undefined): Promise<void> {
  const probe = createServer();
  await listen(probe, port, hostname);
  probe.close();
  await once(probe, 'close');
}
