import type { ReactNode } from 'react';
import { Closing } from '#components/Closing';
import { Contents, hasContents } from '#components/Contents';
import { Facts } from '#components/Facts';
import { Glance } from '#components/Glance';
import { History } from '#components/History';
import { OutcomeView } from '#components/OutcomeView';
import { PartView } from '#components/PartView';
import { Phrases } from '#components/Phrases';
import { StateVariant } from '#components/StateVariant';
import { Text } from '#components/Text';
import { Withdrawal } from '#components/Withdrawal';
import type { Notice } from '#lib/notice/schema';
import { WITHDRAWN_MARK } from '#lib/notice/withdrawn-mark';

/** Where the notice lies in other forms. */
export interface OtherForms {
  /** Its own text. */
  text: string;
  /** The closing moment for a calendar; null where it is not to be had. */
  calendar: string | null;
}

interface NoticeBodyProps {
  notice: Notice;
  forms: OtherForms;
  /** What else stands at its end. */
  children?: ReactNode;
}

/** All that a notice says, and what is said of it, in the order of the page: the same on the site and in an archive. */
export function NoticeBody({ notice, forms, children }: NoticeBodyProps) {
  const { title, opening, parts, withdrawn, outcome } = notice;
  return (
    <>
      <header>
        <h1 className="title">
          {withdrawn && (
            <StateVariant when="withdrawn">
              {WITHDRAWN_MARK}
              <wbr />
            </StateVariant>
          )}
          <Phrases text={title} />
        </h1>
        {withdrawn && <Withdrawal withdrawn={withdrawn} />}
        <Facts notice={notice} calendar={forms.calendar} />
      </header>
      {hasContents(notice) && <Contents notice={notice} />}
      <div className="body">
        {outcome && <OutcomeView notice={notice} outcome={outcome} />}
        <Glance notice={notice} />
        {opening && <Text id="opening" body={opening} />}
        {parts.map((part) => (
          <PartView key={part.anchor} part={part} />
        ))}
        <Closing notice={notice} />
        <History notice={notice} text={forms.text} />
        {children}
      </div>
    </>
  );
}
