import {workerPage} from './worker-site.ts';
import {expect, test} from './worker-test.ts';

const HOST = 'https://a.listed.test';

const STATIC = {
  head: `<link rel="preconnect" href="https://pre.listed.test"><link rel="dns-prefetch" href="https://dns.listed.test">
<link rel="preload" as="script" href="${HOST}/preload.js"><link rel="stylesheet" href="${HOST}/style.css">
<script src="${HOST}/blocking.js"></script><script async src="${HOST}/async.js">
</script><script type="module" src="${HOST}/module.js"></script>
<style>@import url("${HOST}/import.css");.bg{background:url(${HOST}/bg.png)}</style>`,
  body: `<p class="bg">text</p><img alt="" src="${HOST}/img.png"><iframe title="frame" src="${HOST}/frame.html"></iframe>
<object data="${HOST}/object.html"></object><embed src="${HOST}/embed.html"><video poster="${HOST}/poster.png"></video>
<script>import('${HOST}/dynamic.js').catch(()=>{});new WebSocket('wss://a.listed.test/socket');
new Worker(URL.createObjectURL(new Blob(['importScripts("${HOST}/imported.js")'])));fetch('${HOST}/fetch').catch(()=>{});
</script>`,
};

test('from the second view on nothing leaves, and nothing runs', async ({site, visitor}) => {
  site.put('/static', workerPage(STATIC));
  await visitor.firstView('/static');
  expect((await visitor.arrivals()).length).toBeGreaterThan(0);
  await visitor.open('/static');
  console.log(await visitor.arrivals(), visitor.warnings, await visitor.page.content());
  expect(await visitor.page.evaluate('window.__ran ?? []')).toEqual([]);
});
