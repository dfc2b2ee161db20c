import { PhaseVariant } from '#components/page/PhaseVariant';
import { feedbackPath } from '#lib/model/addresses';

interface ItemFeedbackProps {
  slug: string;
  anchor: string;
  /** What tells the item apart from the others, shorter than its title. */
  name: string;
}

/**
 * The link at the end of an item to the form with this item chosen, while feedback is taken. All read alike for who sees
 * where they stand; the names that screen readers list begin with the same words (WCAG 2.5.3) and end with the number.
 */
export function ItemFeedback(props: ItemFeedbackProps) {
  return (
    <PhaseVariant when="open">
      <FeedbackLink {...props} />
    </PhaseVariant>
  );
}

/** The same link on a page that is drawn for one moment, while feedback is taken. */
export function FeedbackLink({ slug, anchor, name }: ItemFeedbackProps) {
  const words = '对这一项提意见';
  return (
    <p className="say">
      <a href={feedbackPath(slug, anchor)} aria-label={`${words}：${name}`}>
        {words}
      </a>
    </p>
  );
}
