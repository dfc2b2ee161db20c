import { expect, test } from 'vitest';
import { inboxFileName } from '../../../inbox/work/file-name';

test.each([
  ['王芳', '王芳的收件箱.html'],
  ['信访 办/公:室?', '信访 办公室的收件箱.html'],
  ['..\\..\\x', '....x的收件箱.html'],
  ['王\u202e芳', '王芳的收件箱.html'],
  ['CON', '办公室的收件箱.html'],
  ['...', '办公室的收件箱.html'],
  ['', '办公室的收件箱.html'],
  ['长'.repeat(60), `${'长'.repeat(40)}的收件箱.html`],
  ['👩‍💻', '👩💻的收件箱.html'],
])('an inbox of %j is saved as %j', (name, expected) => expect(inboxFileName(name)).toBe(expected));
