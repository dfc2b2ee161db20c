import { browserslistToTargets, bundle, transform } from 'lightningcss';

/**
 * The oldest engines that the pages are made for, those of 2019 (Chrome 70 is WeChat's core on Android), as
 * browserslist names them: the style sheet is built for them, and the tests hold every page to them.
 */
export const OLDEST_ENGINES = ['chrome 70', 'firefox 68', 'safari 12', 'ios_saf 12.0-12.1'];

const TARGETS = browserslistToTargets(OLDEST_ENGINES);

/** Where the site's own style sheet begins. */
export const STYLE_FILE = 'components/style/index.css';

/** Where the part of it begins that pages which show no notice need: lists have no bytes to spare. */
export const PLAIN_STYLE_FILE = 'components/style/plain.css';

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
