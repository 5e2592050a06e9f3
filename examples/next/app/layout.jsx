import {getConsent} from '@akkoord/core/server';
import {ConsentProvider} from '@akkoord/react';
import {headers} from 'next/headers';
import {config} from '../akkoord.config.mjs';

export const metadata = {title: 'Shop with Next'};

export default async function Layout({children}) {
  const sent = await headers();
  const {status, choices} = getConsent(sent.get('cookie'), {config, header: name => sent.get(name)});
  return (
    <html lang="en">
      <head>
        {/* A plain script, because next/script would run it after the page's own code. */}
        {/* eslint-disable-next-line @next/next/no-sync-scripts */}
        <script
          src="/akkoord/akkoord.js"
          data-site={config.site}
          data-controller={config.controller.name}
          data-privacy={config.privacy}
          data-services={config.services.join(' ')}
        />
      </head>
      <body>
        <ConsentProvider initial={{status, choices}}>{children}</ConsentProvider>
      </body>
    </html>
  );
}
