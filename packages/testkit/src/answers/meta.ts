import {
  type Answer,
  page,
  pixel,
  SET_COOKIE,
  type StandIn,
  script,
  thirdPartyCookie,
  type Visit,
  WHEN_PARSED,
} from './answer.ts';

/** Plays Meta: the pixel, the Facebook SDK with its plugin frames, and Instagram's embeds. */
export const meta: StandIn = visit => {
  const {host, pathname} = visit.url;
  if (host === 'connect.facebook.net') {
    if (pathname.endsWith('/fbevents.js')) return fbevents(visit);
    if (pathname.endsWith('/sdk.js')) return sdk(visit);
    if (pathname.startsWith('/signals/')) return script(visit, '');
  }
  if (host === 'www.facebook.com') {
    if (/^\/tr\/?$/.test(pathname)) return {...pixel, cookies: [fr]};
    if (pathname.startsWith('/plugins/')) return page('Facebook', `<p>${pathname}</p>`, [fr]);
  }
  if (host === 'www.instagram.com') {
    if (pathname === '/embed.js') return instagramEmbeds(visit);
    if (/^\/(p|reel|tv)\//.test(pathname)) return page('Instagram', `<p>${pathname}</p>`, [igDid]);
  }
  return undefined;
};

const fr = thirdPartyCookie('fr', '0standin..', {domain: 'facebook.com', days: 90});
const igDid = thirdPartyCookie('ig_did', 'STAND-IN', {domain: 'instagram.com', days: 365});

/**
 * fbevents.js: drains the queue of the base code, keeps events back between `consent revoke` and
 * `consent grant`, sets `_fbp` for 90 days, loads the pixel's configuration, and fires images.
 */
const fbevents = (visit: Visit): Answer =>
  script(
    visit,
    `${SET_COOKIE}
var fbq=root.fbq,pixels=[],revoked=false,held=[];
if(!fbq)return;
function fire(id,event){
  var fbp=readCookie('_fbp');
  if(!fbp){fbp='fb.1.'+Date.now()+'.'+Math.floor(Math.random()*1e12);setCookie('_fbp',fbp,7776000);}
  new Image().src='https://www.facebook.com/tr/?id='+encodeURIComponent(id)+'&ev='+encodeURIComponent(event)+
    '&fbp='+fbp+'&dl='+encodeURIComponent(location.href);
}
function init(id){
  pixels.push(id);
  var config=document.createElement('script');
  config.async=true;
  config.src='https://connect.facebook.net/signals/config/'+encodeURIComponent(id);
  document.head.appendChild(config);
}
function handle(command,subject){
  if(command==='consent'){
    revoked=subject==='revoke';
    if(!revoked)held.splice(0).forEach(function(args){handle.apply(null,args);});
    return;
  }
  if(revoked){held.push(arguments);return;}
  if(command==='init')init(subject);
  if(command==='track'||command==='trackCustom')pixels.forEach(function(id){fire(id,subject);});
}
fbq.callMethod=function(){handle.apply(null,arguments);};
(fbq.queue||[]).splice(0).forEach(function(args){handle.apply(null,args);});`,
  );

/** sdk.js: draws social plugins as frames, at once with `xfbml=1` in its fragment, else on `FB.init`. */
const sdk = (visit: Visit): Answer =>
  script(
    visit,
    `${WHEN_PARSED}
var files={'fb-page':'page','fb-post':'post','fb-video':'video','fb-like':'like','fb-share-button':'share_button',
  'fb-comments':'feedback','fb-group':'group'};
function draw(node,file){
  if(node.getAttribute('fb-xfbml-state'))return;
  node.setAttribute('fb-xfbml-state','rendered');
  var frame=document.createElement('iframe');
  frame.title='Facebook '+file;
  frame.width=node.getAttribute('data-width')||'340';
  frame.height=node.getAttribute('data-height')||'500';
  frame.src='https://www.facebook.com/plugins/'+file+'.php?href='+encodeURIComponent(node.getAttribute('data-href')||location.href);
  node.appendChild(frame);
}
function parse(scope){
  Object.keys(files).forEach(function(name){
    [].forEach.call((scope||document).getElementsByClassName(name),function(node){draw(node,files[name]);});
  });
}
root.FB={
  init:function(options){if(options&&options.xfbml)whenParsed(function(){parse();});},
  XFBML:{parse:parse},
  Event:{subscribe:function(){},unsubscribe:function(){}}
};
var me=document.currentScript;
if(me&&/[#&]xfbml=(1|true)/.test(me.src))whenParsed(function(){parse();});
if(typeof root.fbAsyncInit==='function')root.fbAsyncInit();`,
  );

/** embed.js: turns each Instagram quotation into a frame of its post. */
const instagramEmbeds = (visit: Visit): Answer =>
  script(
    visit,
    `${WHEN_PARSED}
function process(){
  [].slice.call(document.querySelectorAll('blockquote.instagram-media')).forEach(function(quote){
    var link=quote.getAttribute('data-instgrm-permalink')||(quote.querySelector('a[href]')||{}).href;
    if(!link)return;
    var frame=document.createElement('iframe');
    frame.className='instagram-media instagram-media-rendered';
    frame.title='Instagram';
    frame.width='400';
    frame.height='600';
    frame.src=link.split('?')[0].replace(/\\/?$/,'/')+'embed/';
    quote.parentNode.replaceChild(frame,quote);
  });
}
root.instgrm={Embeds:{process:process}};
whenParsed(process);`,
  );
