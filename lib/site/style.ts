import { transform } from 'lightningcss';

/** The oldest engines that the pages are made for: those of 2019 (WeChat's Android core, Safari 12). */
const TARGETS = { chrome: 70 << 16, safari: 12 << 16, ios_saf: 12 << 16, firefox: 68 << 16 };

/** The style sheet as it stands in the pages: minified, with fall-backs for engines of 2019. */
export function minifyStyle(css: string): string {
  const { code } = transform({
    filename: 'style.css',
    code: Buffer.from(css),
    minify: true,
    targets: TARGETS,
  });
  return code.toString();
}
