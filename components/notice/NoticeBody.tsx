import type { ReactNode } from 'react';
import { Actions } from '#components/feedback/Actions';
import { Facts } from '#components/glance/Facts';
import { Glance } from '#components/glance/Glance';
import { LedgerSection } from '#components/ledger/LedgerSection';
import { Closing } from '#components/notice/Closing';
import { Contents, hasContents } from '#components/notice/Contents';
import { PartView } from '#components/notice/PartView';
import { OutcomeView } from '#components/outcome/OutcomeView';
import { Withdrawal } from '#components/outcome/Withdrawal';
import { StateVariant } from '#components/page/StateVariant';
import { Phrases } from '#components/text/Phrases';
import { Text } from '#components/text/Text';
import { itemNames } from '#lib/feedback/form/item-choice';
import { fitsNoticePage, ledgerRowAddresses } from '#lib/model/ledger/ledger-page';
import type { Notice, Publisher } from '#lib/model/notice';
import { subjectLine } from '#lib/model/notice-text';
import { WITHDRAWN_TITLE_PREFIX } from '#lib/model/phase';

interface NoticeBodyProps {
  notice: Notice;
  publisher: Publisher;
  /** The address of the calendar file (.ics) with the closing moment; null where there is none. */
  calendar: string | null;
  /** Whether the page is on the site, where feedback can be given. */
  takesFeedback?: boolean;
  /** The address of a file of the notice, by its path below the notice's folder; by default the site's own. */
  fileAddress?: ((file: string) => string) | undefined;
  /** Whether the page holds every row of the ledger however many they are, as paper does; by default on no site. */
  hasWholeLedger?: boolean;
  /** Further content at the end. */
  children?: ReactNode;
}

/** A notice's content and the facts about it, in the order of the page: the same on the site and in an archive. */
export function NoticeBody({
  notice,
  publisher,
  calendar,
  takesFeedback = false,
  fileAddress,
  hasWholeLedger = !takesFeedback,
  children,
}: NoticeBodyProps) {
  const { slug, title, documentNumber, addressee, opening, parts, window, withdrawn, outcome, ledger } =
    notice;
  const holdsRows = hasWholeLedger || fitsNoticePage(notice);
  const feedback = takesFeedback && window ? { slug, names: itemNames(parts) } : null;
  return (
    <>
      <header>
        <h1 className="title">
          {withdrawn && (
            <StateVariant when="withdrawn">
              {WITHDRAWN_TITLE_PREFIX}
              <wbr />
            </StateVariant>
          )}
          <Phrases text={title} />
        </h1>
        {documentNumber !== null && <p className="docno">{documentNumber}</p>}
        {notice.subject !== undefined && <p className="docno">{subjectLine(notice)}</p>}
        {withdrawn && <Withdrawal withdrawn={withdrawn} />}
        <Actions notice={notice} publisher={publisher} />
        <Facts notice={notice} calendar={calendar} />
      </header>
      {hasContents(notice) && <Contents notice={notice} />}
      <div className="body">
        {outcome && (
          <OutcomeView
            notice={notice}
            outcome={outcome}
            rowAddresses={ledger && !holdsRows ? ledgerRowAddresses(slug, ledger) : undefined}
          />
        )}
        <Glance notice={notice} />
        {addressee !== null && <p className="addressee">{addressee}</p>}
        {opening && <Text id="opening" body={opening} />}
        {parts.map((part) => (
          <PartView key={part.anchor} part={part} feedback={feedback}>
            {ledger?.part === part.anchor && (
              <LedgerSection
                notice={notice}
                Title={part.heading === null ? 'h2' : 'h3'}
                isOnSite={takesFeedback}
                holdsRows={holdsRows}
              />
            )}
          </PartView>
        ))}
        {ledger?.part === null && (
          <LedgerSection notice={notice} Title="h2" isOnSite={takesFeedback} holdsRows={holdsRows} />
        )}
        <Closing notice={notice} publisher={publisher} leadsBack={takesFeedback} fileAddress={fileAddress} />
        {children}
      </div>
    </>
  );
}
