import {
  type Answer,
  page,
  type StandIn,
  script,
  thirdPartyCookie,
  type Visit,
  WHEN_PARSED,
} from './answer.ts';

/** Plays X: widgets.js and the frames that it makes of timelines and posts. */
export const x: StandIn = visit => {
  const {host, pathname} = visit.url;
  if (/^platform\.(twitter|x)\.com$/.test(host)) {
    if (pathname === '/widgets.js') return widgets(visit);
    if (pathname.startsWith('/embed/')) return page('X', '<p>post</p>', [guestId(host)]);
  }
  if (/^syndication\.(twitter|x)\.com$/.test(host)) return page('X', '<p>timeline</p>', [guestId(host)]);
  return undefined;
};

const guestId = (host: string): string =>
  thirdPartyCookie('guest_id', 'v1%3A1', {domain: host.split('.').slice(-2).join('.'), days: 395});

const widgets = (visit: Visit): Answer =>
  script(
    visit,
    `${WHEN_PARSED}
function replace(node,src,title){
  var frame=document.createElement('iframe');
  frame.title=title;
  frame.width=node.getAttribute('data-width')||'550';
  frame.height=node.getAttribute('data-height')||'600';
  frame.src=src;
  node.parentNode.replaceChild(frame,node);
}
function load(scope){
  scope=scope||document;
  [].slice.call(scope.querySelectorAll('.twitter-timeline')).forEach(function(node){
    var name=(node.getAttribute('href')||'').split('?')[0].split('/').pop();
    replace(node,'https://syndication.twitter.com/srv/timeline-profile/screen-name/'+encodeURIComponent(name),'X timeline');
  });
  [].slice.call(scope.querySelectorAll('.twitter-tweet')).forEach(function(node){
    var links=node.querySelectorAll('a[href]'),last=links[links.length-1];
    var id=last?last.getAttribute('href').split('?')[0].split('/').pop():'';
    replace(node,'https://platform.twitter.com/embed/Tweet.html?id='+encodeURIComponent(id),'X post');
  });
}
var queued=(root.twttr&&root.twttr._e)||[];
root.twttr={widgets:{load:load},events:{bind:function(){}},ready:function(fn){fn(root.twttr);}};
queued.splice(0).forEach(function(fn){fn(root.twttr);});
whenParsed(function(){load();});`,
  );
