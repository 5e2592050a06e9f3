import {expect, test} from './tagged-test.ts';

/*
 * What a site is built on, played by code that keeps what its documentation says it keeps: the page reads from it what
 * a plugin, a pixel or a tag of that platform would read, in all four states, on the same view and on the next.
 */

interface Platform {
  /** The platform's own script, as it stands in the page behind ours. */
  readonly script: string;
  /** What somebody on the platform is told when they ask. */
  readonly read: string;
  readonly before: unknown;
  readonly refused: unknown;
  readonly granted: unknown;
  readonly withdrawn: unknown;
}

const COOKIE = `const cookie=name=>(document.cookie.split('; ').find(pair=>pair.startsWith(name+'='))||'').slice(name.length+1);`;

const PLATFORMS: Readonly<Record<string, Platform>> = {
  /** With no type of consent stated, the WP Consent API says yes to everybody. */
  wordpress: {
    script: `<script>${COOKIE}
      addEventListener('DOMContentLoaded',()=>{
        window.wp_set_consent=(category,value)=>{document.cookie='wp_consent_'+category+'='+value+';path=/';
          document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change',{detail:{[category]:value}}));};
        window.wp_has_consent=category=>!window.wp_consent_type||
          (wp_consent_type==='optin'?cookie('wp_consent_'+category)==='allow':cookie('wp_consent_'+category)!=='deny');
      });</script>`,
    read: `['functional','preferences','statistics-anonymous','statistics','marketing'].map(wp_has_consent).join()`,
    before: 'false,false,false,false,false',
    refused: 'true,false,false,false,false',
    granted: 'true,false,true,true,true',
    withdrawn: 'true,false,false,false,false',
  },
  /** A store keeps the last thing it was told, and its feature loads some time after the page has asked for it. */
  shopify: {
    script: `<script>${COOKIE}
      window.told=[];
      window.Shopify={loadFeatures(features,done){setTimeout(()=>{
        if(features[0].name!=='consent-tracking-api')return done(new Error('unknown feature'));
        const kept=()=>JSON.parse(decodeURIComponent(cookie('_tracking_consent'))||'{}');
        this.customerPrivacy={
          setTrackingConsent(consent,done){told.push(consent);
            const kept=Object.fromEntries(Object.entries(consent).map(([key,value])=>[key,value?'yes':'no']));
            document.cookie='_tracking_consent='+encodeURIComponent(JSON.stringify(kept))+';path=/';
            document.dispatchEvent(new CustomEvent('visitorConsentCollected',{detail:consent}));done();},
          currentVisitorConsent:()=>({analytics:'',marketing:'',preferences:'',sale_of_data:'',...kept()}),
        };done();},50);}};
      window.asked=()=>JSON.parse(decodeURIComponent(cookie('_tracking_consent'))||'{}');</script>`,
    read: `['analytics','marketing','preferences','sale_of_data'].map(key=>asked()[key]||'unset').join()`,
    before: 'unset,unset,unset,unset',
    refused: 'no,no,no,no',
    granted: 'yes,yes,no,yes',
    withdrawn: 'no,no,no,no',
  },
  /** HubSpot's code takes its queue when it runs, sets cookies only where it was told that it may, and shows a banner of its own. */
  hubspot: {
    script: `<script type="text/plain" data-service="hubspot">
      window.ownBanner=window.disableHubSpotCookieBanner!==true;
      const obey=([call,consent])=>{
        if(call==='setHubSpotConsent'&&consent.analytics)document.cookie='__hstc=1;path=/';
        if(call==='revokeCookieConsent')document.cookie='__hstc=;path=/;max-age=0';
      };
      (window._hsp=window._hsp||[]).forEach(obey);window._hsp.push=obey;</script>`,
    read: `[/__hstc=1/.test(document.cookie),window.ownBanner===true].join()`,
    before: 'false,false',
    refused: 'false,false',
    granted: 'true,false',
    withdrawn: 'false,false',
  },
  /** A consent manager of the IAB framework in which everything was agreed to: heard, and believed in nothing. */
  tcf: {
    script: `<script>
      window.heard=[];document.addEventListener('akkoord-tcf',({detail})=>heard.push(detail));
      window.__tcfapi=(command,version,callback)=>{
        if(command!=='addEventListener'||version!==2)return callback(null,false);
        const say=eventStatus=>callback({listenerId:7,eventStatus,gdprApplies:undefined,tcString:'CPXxRfA',
          purpose:{consents:Object.fromEntries(Array.from({length:10},(_,i)=>[i+1,true]))}},true);
        say('cmpuishown');setTimeout(()=>say('useractioncomplete'),30);
      };</script>`,
    read: `[heard.map(({eventStatus,purposes,gdprApplies})=>eventStatus+purposes.length+gdprApplies).join(' '),akkoord.isGranted('tracking')].join()`,
    before: 'cmpuishown0true useractioncomplete10true,false',
    refused: 'cmpuishown0true useractioncomplete10true,false',
    granted: 'cmpuishown0true useractioncomplete10true,true',
    withdrawn: 'cmpuishown0true useractioncomplete10true,false',
  },
};

const ALL = ['analytical', 'tracking'] as const;
const answers = (choice: 'granted' | 'denied') => Object.fromEntries(ALL.map(id => [id, choice]));

for (const [name, {script, read, ...states}] of Object.entries(PLATFORMS)) {
  test(`${name} knows what holds, before a choice, refused, granted and withdrawn`, async ({
    visitor,
    site,
  }) => {
    const {page, view, choose, errors, warnings} = visitor;
    site.serve(`/${name}`, {
      head: `<script src="/akkoord/akkoord-signals.js" data-signals="${name}"></script>${script}`,
    });
    const reads = (): Promise<unknown> => page.evaluate(read).catch(() => 'reloading');
    const isNow = async (state: keyof typeof states): Promise<void> => {
      await expect.poll(reads, `${name}: ${state}, on the same view`).toBe(states[state]);
      await view(`/${name}`);
      await expect.poll(reads, `${name}: ${state}, on the next view`).toBe(states[state]);
    };
    await view(`/${name}`);
    await isNow('before');
    await page.getByRole('button', {name: 'Refuse all'}).click();
    await isNow('refused');
    await choose(answers('granted'));
    await isNow('granted');
    await choose(answers('denied'));
    await isNow('withdrawn');
    expect([errors, warnings.filter(text => !text.includes('erase'))]).toEqual([[], []]);
  });
}

test('a store is told once per decision, and not again on later views', async ({visitor, site}) => {
  const {page, view, choose} = visitor;
  const {script} = PLATFORMS.shopify as Platform;
  site.serve('/store', {
    head: `<script src="/akkoord/akkoord-signals.js" data-signals="shopify"></script>${script}`,
  });
  await view('/store');
  await choose(answers('granted'));
  await expect.poll(() => page.evaluate('told.length')).toBe(1);
  await view('/store');
  expect(await page.evaluate('told')).toEqual([]);
  await choose(answers('denied'));
  await expect.poll(() => page.evaluate('asked().analytics').catch(() => 'reloading')).toBe('no');
  await view('/store');
  expect(await page.evaluate('told')).toEqual([]);
  expect(await page.evaluate('asked().analytics')).toBe('no');
});
