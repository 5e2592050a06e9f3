import type {Role} from '@akkoord/schema';
import {useLanguage} from './language.ts';
import {PAGES, type PageName, routeHref} from './route.ts';

/** Pages that a viewer has no part in: what they ask of the collector is refused to that role. */
const STAFF_ONLY: readonly PageName[] = ['requests', 'retention', 'access', 'draft'];

/** Pages of whoever answers for the collector. */
const OWNER_ONLY: readonly PageName[] = ['set-up'];

/** Whether `role` may open `page`. */
export function isOpenTo(role: Role, page: PageName): boolean {
  if (role === 'owner') return true;
  return !OWNER_ONLY.includes(page) && (role !== 'viewer' || !STAFF_ONLY.includes(page));
}

/** The way between the pages of the desk; only those that the role may open. */
export function Nav({role, page}: {role: Role; page: PageName}) {
  const {t} = useLanguage();
  return (
    <nav class="nav" aria-label={t('nav.label')}>
      <ul class="nav-list">
        {PAGES.filter(one => isOpenTo(role, one)).map(one => (
          <li key={one}>
            <a
              class="nav-link"
              href={routeHref({page: one})}
              aria-current={one === page ? 'page' : undefined}
            >
              {t(`nav.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
