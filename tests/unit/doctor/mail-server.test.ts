import { expect, test } from 'vitest';
import { observeMailServer } from '#lib/doctor/observe/mail';
import { ownMailServer } from '../../harness/mail-server';

const set = (url: string) => ({
  SMTP_URL: url,
  MAIL_FROM: 'site@yunxi.example',
  MAIL_TO: 'office@yunxi.example',
});

test('a mail server that lets us in is well, and is sent nothing', async () => {
  const server = await ownMailServer();
  expect(await observeMailServer(set(`smtp://127.0.0.1:${server.port}`))).toBeNull();
  expect(server.raw).toEqual([]);
});

test('a password that the mail server refuses is told, and not said', async () => {
  const server = await ownMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(new Error('no')),
  });
  const told = await observeMailServer(set(`smtp://user:geheim@127.0.0.1:${server.port}`));
  expect(told).toMatch(/^邮件服务器不接受 SMTP_URL 里的用户名或者密码/);
  expect(told).not.toContain('geheim');
});

test('a port where nobody listens, and an address that cannot be read, are told', async () => {
  expect(await observeMailServer(set('smtp://127.0.0.1:1'))).toContain('请核对 SMTP_URL 里的主机和端口');
  expect(await observeMailServer(set('smtp://mail.example.cn:99999'))).toContain('端口是1到65535');
});

test('nobody is asked where not all is set', async () => {
  expect(await observeMailServer({ ...set('smtp://127.0.0.1:1'), MAIL_TO: undefined })).toBeNull();
});
