import type { ContactPoints } from '#lib/content/markdown/contact-links';
import type { Publisher } from '#lib/model/notice';

/** What the check of a notice needs of `site.yaml`: the site's own telephones and mailboxes, and the public holidays. */
export interface OfficeFacts extends ContactPoints {
  holidays?: Publisher['holidays'] | undefined;
}
