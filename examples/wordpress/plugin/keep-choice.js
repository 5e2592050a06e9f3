/* Has the site set the choice cookie again over HTTP, once for each choice and tab; see includes/keep-choice.php. */
(() => {
  const KEPT = 'akkoord-kept';
  const {akkoord, akkoordChoiceAddress: address} = window;
  if (!akkoord) return;
  let ending;

  const keep = () => {
    if (!document.cookie.includes('akkoord=')) return;
    ending?.abort();
    ending = new AbortController();
    const {signal} = ending;
    setTimeout(controller => controller.abort(), 3000, ending);
    fetch(address, {method: 'POST', signal}).then(
      answer => answer.ok && sessionStorage.setItem(KEPT, '1'),
      () => {},
    );
  };

  try {
    if (!sessionStorage.getItem(KEPT)) keep();
    document.addEventListener('akkoord-decide', () => ending?.abort());
    akkoord.on('akkoord-decided', () => {
      sessionStorage.removeItem(KEPT);
      keep();
    });
  } catch {
    // A browser that keeps nothing keeps no choice either.
  }
})();
