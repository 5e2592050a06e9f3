import {AccessPage} from './access/access-page.tsx';
import type {Desk} from './desk.ts';
import {useLanguage} from './language.ts';
import {isOpenTo} from './nav.tsx';
import {NoticesPage} from './notices/notices-page.tsx';
import {OverviewPage} from './overview/overview-page.tsx';
import {OwnerPage} from './owner-page.tsx';
import {RecordsPage} from './records/records-page.tsx';
import {RequestsPage} from './requests/requests-page.tsx';
import {RetentionPage} from './retention/retention-page.tsx';
import type {PageName} from './route.ts';
import {SitesPage} from './sites/sites-page.tsx';
import {useRoute} from './use-route.ts';

const PAGE_OF = {
  overview: OverviewPage,
  records: RecordsPage,
  notices: NoticesPage,
  requests: RequestsPage,
  retention: RetentionPage,
  access: AccessPage,
  sites: SitesPage,
  'set-up': OwnerPage,
  draft: OwnerPage,
} as const satisfies Record<PageName, unknown>;

/** The page of the desk that the address names, as far as the role may open it. */
export function DeskPage(desk: Desk) {
  const {t} = useLanguage();
  const {page} = useRoute();
  const {role} = desk.session;
  if (!isOpenTo(role, page)) {
    return <p class="failure">{t('app.not-for-role', {role: t(`role.${role}`)})}</p>;
  }
  const Page = PAGE_OF[page];
  return <Page desk={desk} />;
}
