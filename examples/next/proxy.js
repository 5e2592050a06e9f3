import {keepPrivate, resetConsentCookie} from '@akkoord/core/server';
import {NextResponse} from 'next/server';

/** Goes before every page: a component cannot set headers. What the pages read of consent no cache may keep. */
export function proxy(request) {
  const response = NextResponse.next();
  keepPrivate(response.headers);
  const again = resetConsentCookie(request.headers.get('cookie'));
  if (again) response.headers.append('set-cookie', again);
  return response;
}

/** Pages, and not the files that are the same for everybody. */
export const config = {matcher: '/((?!_next/|akkoord[-/]).*)'};
