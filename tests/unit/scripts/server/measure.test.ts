import { expect, test } from 'vitest';
import { pageKindOf } from '../../../../scripts/server/operator/measure';

test.each([
  ['GET', '/', 'home'],
  ['HEAD', '/notices?page=2', 'list'],
  ['GET', '/notices/', 'list'],
  ['GET', '/notices/2024-district-inspection', 'notice'],
  ['GET', '/notices/2024-district-inspection.pdf', 'notice'],
  ['GET', '/notices/2024-district-inspection/pictures/a.png', 'file'],
  ['GET', '/favicon.ico', 'file'],
  ['GET', '/privacy', 'page'],
  ['GET', '/notices/a/ledger?page=2', 'page'],
  ['GET', '/readyz', 'health'],
  ['GET', '/wp-login.php', 'other'],
  ['GET', '/prerendered/home', 'other'],
])('%s %s counts as %s', (method, url, kind) => {
  expect(pageKindOf(method, url)).toBe(kind);
});

test.each([
  ['POST', '/'],
  ['POST', '/notices/2024-district-inspection/feedback'],
  ['GET', '/notices/2024-district-inspection/feedback'],
  ['GET', '/notices/2024-district-inspection/f%65edback?item=a'],
  ['GET', '/notices/2024-district-inspection/feedback/'],
  ['GET', '/feedback'],
  ['GET', '/Office/v1/rows'],
  ['GET', '/%'],
])('%s %s is not counted at all', (method, url) => {
  expect(pageKindOf(method, url)).toBeNull();
});
