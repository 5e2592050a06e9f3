import {ConsentGate} from '@akkoord/react';
import {Choices} from './choices.jsx';

export default function Page() {
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
