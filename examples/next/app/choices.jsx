'use client';

import {useConsent} from '@akkoord/react';

export function Choices() {
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
