import { bundle, transform } from 'lightningcss';

/** The oldest engines that the pages are made for: those of 2019 (WeChat's Android core, Safari 12). */
const TARGETS = { chrome: 70 << 16, safari: 12 << 16, ios_saf: 12 << 16, firefox: 68 << 16 };

/** Where the site's own style sheet begins. */
export const STYLE_FILE = 'components/style/index.css';

/**
 * The style sheet that `file` and what it imports make, as it stands in the pages.
 * @throws when one of them cannot be read, or is broken.
 */
export function bundleStyle(file: string): string {
  return bundle({ filename: file, minify: true, targets: TARGETS }).code.toString();
}

/** A style sheet as it stands in the pages: minified, with fall-backs for engines of 2019. */
export function minifyStyle(css: string): string {
  const { code } = transform({
    filename: 'style.css',
    code: Buffer.from(css),
    minify: true,
    targets: TARGETS,
  });
  return code.toString();
}
