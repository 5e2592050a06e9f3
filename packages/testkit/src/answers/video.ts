import {type Answer, page, type StandIn, script, thirdPartyCookie, type Visit} from './answer.ts';

/** Plays YouTube, its cookieless host, and Vimeo: player pages with what they load, and the players' APIs. */
export const video: StandIn = visit => {
  const {host, pathname, searchParams} = visit.url;
  if (/^(www\.)?youtube(-nocookie)?\.com$/.test(host)) {
    if (pathname.startsWith('/embed/')) return youtubePlayer(host, pathname);
    if (pathname === '/iframe_api') return youtubeApi(visit);
  }
  if (host === 'player.vimeo.com') {
    if (pathname.startsWith('/video/')) return vimeoPlayer(pathname, searchParams.get('dnt') === '1');
    if (pathname === '/api/player.js') return vimeoApi(visit);
  }
  return undefined;
};

const youtubePlayer = (host: string, pathname: string): Answer => {
  const id = pathname.split('/')[2] ?? '';
  const cookies = [
    thirdPartyCookie('VISITOR_INFO1_LIVE', 'standin', {domain: 'youtube.com', days: 180}),
    thirdPartyCookie('YSC', 'standin', {domain: 'youtube.com'}),
  ];
  return page(
    'YouTube',
    `<img alt="" src="https://i.ytimg.com/vi/${encodeURIComponent(id)}/hqdefault.jpg">
<script src="https://${host}/s/player/standin/www-embed-player.js"></script>`,
    host.includes('nocookie') ? [] : cookies,
  );
};

const youtubeApi = (visit: Visit): Answer =>
  script(
    visit,
    `root.YT={loaded:1,Player:function(target,options){
  var node=typeof target==='string'?document.getElementById(target):target,frame=node;
  if(node&&node.tagName!=='IFRAME'){
    frame=document.createElement('iframe');
    frame.id=node.id;
    frame.title='YouTube';
    frame.src='https://www.youtube.com/embed/'+((options&&options.videoId)||'')+'?enablejsapi=1';
    node.parentNode.replaceChild(frame,node);
  }
  var player=this;
  this.getIframe=function(){return frame;};
  var ready=options&&options.events&&options.events.onReady;
  if(frame&&ready)frame.addEventListener('load',function(){ready({target:player});},{once:true});
}};
if(typeof root.onYouTubeIframeAPIReady==='function')root.onYouTubeIframeAPIReady();`,
  );

const vimeoPlayer = (pathname: string, isQuiet: boolean): Answer => {
  const id = pathname.split('/')[2] ?? '';
  const cookies = [
    thirdPartyCookie('vuid', 'pl1.1', {domain: 'vimeo.com', days: 730}),
    thirdPartyCookie('player', 'standin', {domain: 'vimeo.com', days: 365}),
  ];
  return page(
    'Vimeo',
    `<img alt="" src="https://i.vimeocdn.com/video/${encodeURIComponent(id)}.jpg">
<script src="https://f.vimeocdn.com/p/standin/js/player.js"></script>`,
    isQuiet ? [] : cookies,
  );
};

const vimeoApi = (visit: Visit): Answer =>
  script(
    visit,
    `root.Vimeo={Player:function(frame){this.element=frame;this.on=function(){};this.ready=function(){return Promise.resolve();};}};`,
  );
