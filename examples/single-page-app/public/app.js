const views = {
  '/': () => '<h1>Harbour Books</h1><p>Second-hand books by the water.</p>',
  '/film': () => `<h1>Our film</h1>
<iframe src="https://www.youtube-nocookie.com/embed/HarbourBk01" title="Our film" width="480" height="270"></iframe>
<p role="status">${akkoord.isGranted('youtube') ? 'You have allowed films.' : 'You have not allowed films yet.'}</p>`,
};

const main = document.querySelector('main');

function show() {
  const view = views[location.pathname] ?? views['/'];
  main.innerHTML = view();
  document.title = `${main.querySelector('h1').textContent} - Harbour Books`;
}

document.addEventListener('click', event => {
  const link = event.target.closest('nav a');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  show();
  main.focus();
});
addEventListener('popstate', show);
// A choice on this page, or in another tab: what the page says of it follows.
akkoord.on('akkoord-decided', show);

show();
