import {type Answer, noContent, pixel, SET_COOKIE, type StandIn, script, type Visit} from './answer.ts';

/** What each container of Google Tag Manager carries: addresses of the scripts that it inserts. */
export type Containers = Readonly<Record<string, readonly string[]>>;

/**
 * Plays Google's tags: gtag.js, gtm.js and the hosts that they report to. A container that is not listed
 * carries Google Analytics under its own number: `GTM-ABC` inserts gtag.js for `G-ABC`.
 */
export function googleTags(containers: Containers): StandIn {
  return visit => {
    const {host, pathname, searchParams} = visit.url;
    if (host === 'www.googletagmanager.com') {
      const id = searchParams.get('id') ?? '';
      if (pathname === '/gtag/js') return gtag(visit, id);
      if (pathname === '/gtm.js') return container(visit, id, containers[id] ?? [gtagAddress(id)]);
    }
    if (pathname.endsWith('/collect') && /(^|\.)(google-analytics|analytics\.google)\.com$/.test(host)) {
      return noContent;
    }
    if (host === 'googleads.g.doubleclick.net' || host === 'www.googleadservices.com') return pixel;
    return undefined;
  };
}

const gtagAddress = (id: string): string =>
  `https://www.googletagmanager.com/gtag/js?id=${id.replace('GTM-', 'G-')}&cx=c`;

/** Source that calls `handle(command)` for every gtag command in the data layer, past and coming. */
const DRAIN_DATA_LAYER = `var layer=root.dataLayer=root.dataLayer||[];
function isCommand(item){return !!item&&typeof item==='object'&&typeof item[0]==='string';}
function drain(handle){
  for(var i=0;i<layer.length;i++)if(isCommand(layer[i]))handle(layer[i]);
  var push=layer.push;
  layer.push=function(){
    var length=push.apply(layer,arguments);
    for(var i=0;i<arguments.length;i++)if(isCommand(arguments[i]))handle(arguments[i]);
    return length;
  };
}`;

/**
 * gtag.js: default and update of consent, `config`, `event`, `_ga` and `_ga_<id>` for two years, hits by
 * beacon. Where analytics storage is denied it sends hits without cookies, as the real one does; an update counts for
 * more than any default.
 */
const gtag = (visit: Visit, id: string): Answer =>
  script(
    visit,
    `${SET_COOKIE}
${DRAIN_DATA_LAYER}
var id=${JSON.stringify(id)},isAds=id.indexOf('AW-')===0;
var fromContainer=${visit.url.searchParams.has('cx')};
var consent={'default':{},update:{}};
function isDenied(kind){return (consent.update[kind]||consent['default'][kind])==='denied';}
function clientId(){
  var known=readCookie('_ga').split('.').slice(2).join('.');
  return known||Math.floor(Math.random()*2147483647)+'.'+Math.floor(Date.now()/1000);
}
function hit(name){
  if(root['ga-disable-'+id])return;
  var denied=isDenied('analytics_storage'),cid=clientId();
  if(!denied){
    setCookie('_ga','GA1.1.'+cid,63072000);
    setCookie('_ga_'+id.replace('G-',''),'GS2.1.s'+Math.floor(Date.now()/1000)+'$o1$g0',63072000);
  }
  var gcs='G1'+(isDenied('ad_storage')?0:1)+(denied?0:1);
  var url='https://www.google-analytics.com/g/collect?v=2&tid='+encodeURIComponent(id)+'&gcs='+gcs+
    '&en='+encodeURIComponent(name)+(denied?'':'&cid='+cid)+'&dl='+encodeURIComponent(location.href);
  if(!(navigator.sendBeacon&&navigator.sendBeacon(url)))
    fetch(url,{method:'POST',mode:'no-cors',keepalive:true}).catch(function(){});
}
function remarket(){
  if(!isDenied('ad_storage'))setCookie('_gcl_au','1.1.'+Math.floor(Math.random()*1e9)+'.'+Math.floor(Date.now()/1000),7776000);
  new Image().src='https://googleads.g.doubleclick.net/pagead/viewthroughconversion/'+id.replace('AW-','')+'/';
}
function configure(target,options){
  if(target!==id)return;
  if(isAds)remarket();else if(!(options&&options.send_page_view===false))hit('page_view');
}
drain(function(command){
  if(command[0]==='consent')for(var kind in command[2])consent[command[1]][kind]=command[2][kind];
  if(command[0]==='config')configure(command[1],command[2]);
  if(command[0]==='event'&&!isAds)hit(command[1]);
});
if(fromContainer)configure(id);
root.google_tag_data=root.google_tag_data||{};`,
  );

/** gtm.js: notes its container and inserts its tags before the first script, one after the other. */
const container = (visit: Visit, id: string, tags: readonly string[]): Answer =>
  script(
    visit,
    `root.google_tag_manager=root.google_tag_manager||{};
root.google_tag_manager[${JSON.stringify(id)}]={dataLayer:{}};
(root.dataLayer=root.dataLayer||[]).push({event:'gtm.dom'});
${JSON.stringify(tags)}.forEach(function(address){
  var tag=document.createElement('script');
  tag.async=true;
  tag.src=address;
  var first=document.getElementsByTagName('script')[0];
  first.parentNode.insertBefore(tag,first);
});`,
  );
