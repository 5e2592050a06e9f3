import {ConsentGate, useConsent} from '@akkoord/react';
import {createRoot} from 'react-dom/client';

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

function Page() {
  return (
    <main>
      <h1>Our shop</h1>
      <Choices />
      <ConsentGate service="youtube" fallback={<p>Our film is on YouTube, which you have not allowed.</p>}>
        <iframe src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE" title="Our film" />
      </ConsentGate>
      <akkoord-declaration />
    </main>
  );
}

createRoot(document.getElementById('app')).render(<Page />);
