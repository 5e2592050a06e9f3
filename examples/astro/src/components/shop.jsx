import {ConsentGate, ConsentProvider, useConsent} from '@akkoord/preact';

function Choices() {
  const {isDecided, isGranted, settings} = useConsent();
  return (
    <p>
      {isDecided ? 'You have chosen.' : 'You have not chosen yet.'}{' '}
      {isGranted('analytical') ? 'We count this visit.' : 'We do not count this visit.'}{' '}
      <button type="button" onClick={settings}>
        Change my choice
      </button>
    </p>
  );
}

/** An island: rendered on the server with what it read, and taken over in the browser with the same. */
export function Shop({initial}) {
  return (
    <ConsentProvider initial={initial}>
      <Choices />
      <ConsentGate service="youtube" fallback={<p>Our film is on YouTube, which you have not allowed.</p>}>
        <iframe src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE" title="Our film" />
      </ConsentGate>
    </ConsentProvider>
  );
}
